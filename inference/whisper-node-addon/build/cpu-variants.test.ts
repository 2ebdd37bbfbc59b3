import { describe, expect, it } from 'vitest';
import { byPreference, variantsToBuild } from './cpu-variants.mjs';

const linux = { platform: 'linux', arch: 'x64' };
const epycRome = 'sse4_2 avx f16c fma avx2 bmi2'.split(' ');
const skylake = [...epycRome, ...'avx512f avx512cd avx512vl avx512dq avx512bw'.split(' ')];
const sapphireRapids = [
  ...skylake,
  ...'avx512vbmi avx512_vnni avx512_bf16 avx_vnni avx512_fp16 amx_tile amx_int8 amx_bf16'.split(' '),
];

describe('variants to build', () => {
  it.each([
    ['AVX2 only', epycRome, ['haswell', 'piledriver', 'x64']],
    ['AVX-512', skylake, ['skylakex', 'haswell', 'x64']],
    ['AMX', sapphireRapids, ['sapphirerapids', 'zen4', 'x64']],
    ['nothing but x86-64', [], ['x64']],
  ])('on a CPU with %s: the best, the next lower one, the baseline', (_, flags, variants) => {
    expect(variantsToBuild({ ...linux, flags: new Set(flags) })).toEqual(variants);
  });

  it('on arm64', () => {
    const graviton3 = new Set(['asimd', 'asimddp', 'fphp', 'sve', 'i8mm']);
    expect(variantsToBuild({ platform: 'linux', arch: 'arm64', flags: graviton3 })).toEqual([
      'armv8.6_1',
      'armv8.2_3',
      'armv8.0_1',
    ]);
  });

  it('builds all 14 for packaging, whatever this CPU is', () => {
    expect(variantsToBuild({ ...linux, all: true, flags: new Set(epycRome) })).toHaveLength(14);
  });
});

it('orders variants as ggml prefers them', () => {
  expect(byPreference(['x64', 'unknown', 'zen4', 'haswell', 'sapphirerapids'])).toEqual([
    'sapphirerapids',
    'zen4',
    'haswell',
    'x64',
    'unknown',
  ]);
});
