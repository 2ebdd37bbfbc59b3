import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openZipEntry } from './zip-entry.ts';

const data = Buffer.from('the same words over and over, '.repeat(10_000));
let folder: string;
let wheel: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alfavoice-zip-'));
  wheel = join(folder, 'x.whl');
  const entries = {
    'package/__init__.py': Buffer.from('raise SystemExit'),
    'package/data/part01.bin': data,
    'package/data/stored.bin': [data, { level: 0 as const }] as [Uint8Array, { level: 0 }],
  };
  await writeFile(wheel, zipSync(entries, { comment: 'a comment after the end record' }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const read = async (ending: string) => {
  const entry = await openZipEntry(wheel, ending);
  const parts: Uint8Array[] = [];
  for await (const part of entry?.bytes ?? []) parts.push(part);
  return { entry, content: Buffer.concat(parts) };
};

it.each(['data/part01.bin', 'data/stored.bin'])('streams %s out of the zip', async (ending) => {
  const { entry, content } = await read(ending);
  expect(entry).toMatchObject({ name: `package/${ending}`, sizeBytes: data.length });
  expect(content.equals(data)).toBe(true);
});

it('matches whole names only', async () => {
  expect(await openZipEntry(wheel, 'art01.bin')).toBeUndefined();
});

it('refuses what is no zip', async () => {
  const path = join(folder, 'other');
  await writeFile(path, 'x'.repeat(100));
  await expect(openZipEntry(path, 'part01.bin')).rejects.toThrow('no zip');
});
