import { cpuFlags } from './cpu.mjs';

/**
 * @typedef {object} CpuVariant
 * @property {string} name as in ggml's target `ggml-cpu-<name>`
 * @property {readonly string[]} needs CPU features as Linux names them in /proc/cpuinfo
 */

const avx512 = ['avx512f', 'avx512cd', 'avx512vl', 'avx512dq', 'avx512bw'];
const haswell = ['sse4_2', 'avx', 'f16c', 'fma', 'avx2', 'bmi2'];

/**
 * ggml's variants and what they need, best first (ggml/src/CMakeLists.txt and its cpu-feats.cpp of ggml 0.15.1, whose
 * score decides at load). Only what to compile is chosen by this table.
 * @type {Readonly<Record<'x64' | 'arm64', readonly CpuVariant[]>>}
 */
const linuxVariants = {
  x64: [
    {
      name: 'sapphirerapids',
      needs: [...haswell, ...avx512, 'avx512vbmi', 'avx512_vnni', 'avx512_bf16', 'amx_tile', 'amx_int8'],
    },
    { name: 'zen4', needs: [...haswell, ...avx512, 'avx512vbmi', 'avx512_vnni', 'avx512_bf16'] },
    { name: 'cooperlake', needs: [...haswell, ...avx512, 'avx512_vnni', 'avx512_bf16'] },
    { name: 'icelake', needs: [...haswell, ...avx512, 'avx512vbmi', 'avx512_vnni'] },
    { name: 'cascadelake', needs: [...haswell, ...avx512, 'avx512_vnni'] },
    { name: 'cannonlake', needs: [...haswell, ...avx512, 'avx512vbmi'] },
    { name: 'skylakex', needs: [...haswell, ...avx512] },
    { name: 'alderlake', needs: [...haswell, 'avx_vnni'] },
    { name: 'haswell', needs: haswell },
    { name: 'piledriver', needs: ['sse4_2', 'avx', 'f16c', 'fma'] },
    { name: 'ivybridge', needs: ['sse4_2', 'avx', 'f16c'] },
    { name: 'sandybridge', needs: ['sse4_2', 'avx'] },
    { name: 'sse42', needs: ['sse4_2'] },
    { name: 'x64', needs: [] },
  ],
  arm64: [
    { name: 'armv9.2_2', needs: ['asimddp', 'fphp', 'sve', 'i8mm', 'sve2', 'sme'] },
    { name: 'armv9.2_1', needs: ['asimddp', 'fphp', 'sve', 'i8mm', 'sme'] },
    { name: 'armv8.6_2', needs: ['asimddp', 'fphp', 'sve', 'i8mm', 'sve2'] },
    { name: 'armv8.6_1', needs: ['asimddp', 'fphp', 'sve', 'i8mm'] },
    { name: 'armv8.2_3', needs: ['asimddp', 'fphp', 'sve'] },
    { name: 'armv8.2_2', needs: ['asimddp', 'fphp'] },
    { name: 'armv8.2_1', needs: ['asimddp'] },
    { name: 'armv8.0_1', needs: [] },
  ],
};

/** macOS tells its features in another way, and there are only three: all of them are built. */
const appleVariants = ['apple_m4', 'apple_m2_m3', 'apple_m1'];

/** @param {{ platform?: string, arch?: string }} [machine] @returns {string[]} all variants of ggml for it, best first */
export function knownVariants({ platform = process.platform, arch = process.arch } = {}) {
  if (platform === 'darwin' && arch === 'arm64') return [...appleVariants];
  return arch === 'x64' || arch === 'arm64' ? linuxVariants[arch].map(({ name }) => name) : [];
}

/**
 * What to compile, best first: everything, or for this CPU the best variant, the next lower one (should the best crash)
 * and the baseline.
 * @param {{ all?: boolean, platform?: string, arch?: string, flags?: Set<string> }} [machine]
 * @returns {string[]} empty where ggml has no variants for the machine
 */
export function variantsToBuild({
  all = false,
  platform = process.platform,
  arch = process.arch,
  flags = cpuFlags(),
} = {}) {
  if (
    platform === 'darwin' ||
    all ||
    (arch !== 'x64' && arch !== 'arm64') ||
    (flags.size === 0 && platform !== 'linux')
  )
    return knownVariants({ platform, arch });
  const usable = linuxVariants[arch]
    .filter(({ needs }) => needs.every((flag) => flags.has(flag)))
    .map(({ name }) => name);
  const [best, next] = usable;
  const baseline = usable.at(-1);
  return [...new Set([best, next, baseline])].filter((name) => name !== undefined);
}

/** Best first, as ggml would choose among them; unknown names last. @param {readonly string[]} names */
export function byPreference(names) {
  const order = [...linuxVariants.x64, ...linuxVariants.arm64].map(({ name }) => name).concat(appleVariants);
  const rank = (/** @type {string} */ name) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...names].sort((a, b) => rank(a) - rank(b));
}
