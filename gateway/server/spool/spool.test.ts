import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBlobStore } from '../blobs/index.ts';
import { systemClock } from '../system-clock.ts';
import { createSpool, type Spool, type SpoolDescription } from './index.ts';

let base: string;
let directory: string;
const key = randomBytes(32);
const open = new Set<Spool>();
beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'alfavoice-spool-'));
  directory = path.join(base, 'spool');
});
afterEach(async () => {
  await Promise.all([...open].map((spool) => spool.close()));
  open.clear();
  await rm(base, { recursive: true });
});

const logged: string[] = [];
async function start(options = { flushMs: 10, flushesAtOnce: 2, maxWaitingBytes: 1_000_000 }, onFailure = () => {}) {
  const log = pino({}, { write: (line) => logged.push(line) });
  const spool = await createSpool({ directory, key, clock: systemClock, log, onFailure, options });
  open.add(spool);
  return spool;
}
const end = async (spool: Spool) => {
  open.delete(spool);
  await spool.close();
};
const describe = (more: Partial<SpoolDescription> = {}): SpoolDescription => ({
  userId: randomUUID(),
  dictationId: randomUUID(),
  quality: 'normal',
  mode: 'on_pause',
  language: 'ru',
  context: { host: 'mail.test', before: 'Тайное письмо' },
  resumable: true,
  startedAtMs: 1_700_000_000_000,
  ...more,
});
async function soundOf(spool: Spool, id: string) {
  const reader = await spool.open(id);
  const pieces: Buffer[] = [];
  for await (const piece of reader?.read() ?? []) pieces.push(piece);
  await reader?.close();
  return Buffer.concat(pieces);
}
const sound = randomBytes(50_000);

test('sound is on disk by itself, while the dictation goes on, and nobody can read it there', async () => {
  const spool = await start();
  const description = describe();
  const audio = spool.begin(description);
  audio.push(sound.subarray(0, 20_000));
  audio.push(sound.subarray(20_000, 30_000));
  await expect.poll(() => audio.syncedBytes).toBe(30_000);
  expect(spool.bytes).toBe(30_000);
  expect(await soundOf(spool, audio.id)).toEqual(sound.subarray(0, 30_000));
  const [folder = ''] = await readdir(directory);
  const file = await readFile(path.join(directory, folder, audio.id));
  for (const secret of ['Тайное письмо', 'mail.test', description.userId, sound.subarray(0, 16)])
    expect(file.includes(secret)).toBe(false);
});

test('what a process left at its end is claimed by the next one, once, and can be gone on with', async () => {
  const first = await start();
  const description = describe();
  const audio = first.begin(description);
  audio.push(sound.subarray(0, 10_000));
  await end(first);
  const [second, third] = [await start(), await start()];
  const orphans = (await Promise.all([second.claim(), third.claim()])).flat();
  expect(orphans).toEqual([{ id: audio.id, description, bytes: 10_000, sealed: false }]);
  const [orphan = expect.fail()] = orphans;
  const resumed = (await second.resume(orphan)) ?? (await third.resume(orphan));
  await resumed?.reader.close();
  resumed?.audio.push(sound.subarray(10_000));
  expect(await resumed?.audio.finish(true)).toBe(true);
  expect(await soundOf(third, audio.id)).toEqual(sound);
});

test('a process that was killed: what was on disk is claimed, a torn end is left out; one that lives is left alone', async () => {
  const living = await start();
  const description = describe();
  const audio = living.begin(description);
  audio.push(sound);
  await audio.flush();
  const other = await start();
  expect(await other.claim()).toEqual([]);
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const folder = (await readdir(directory)).find((name) => !name.startsWith('.')) ?? '';
  const ownerFile = path.join(directory, folder, 'owner');
  const owner = JSON.parse(await readFile(ownerFile, 'utf8')) as { pid: number };
  const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8');
  const startedTicks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  for (const name of await readdir(directory)) {
    const files = await readdir(path.join(directory, name));
    if (!files.includes(audio.id)) continue;
    await writeFile(path.join(directory, name, 'owner'), JSON.stringify({ ...owner, pid: child.pid, startedTicks }));
    await appendFile(path.join(directory, name, audio.id), randomBytes(777));
  }
  expect(await other.claim()).toEqual([]);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await other.claim()).toEqual([{ id: audio.id, description, bytes: sound.length, sealed: false }]);
  expect(await soundOf(other, audio.id)).toEqual(sound);
});

test('a dictation that came whole says so to whoever finds it', async () => {
  const first = await start();
  const audio = first.begin(describe());
  audio.push(sound);
  expect(await audio.finish(true)).toBe(true);
  await end(first);
  expect(await (await start()).claim()).toMatchObject([{ id: audio.id, sealed: true }]);
});

test('stored: the sound moves to the blobs; forgotten: it is gone', async () => {
  const spool = await start();
  const blobs = createBlobStore(path.join(base, 'blobs'), key);
  const [kept, forgotten] = [spool.begin(describe()), spool.begin(describe())];
  for (const audio of [kept, forgotten]) {
    audio.push(sound);
    await audio.finish(true);
  }
  expect(spool.bytes).toBe(100_000);
  expect(await spool.moveTo(blobs, kept.id)).toBe(true);
  expect(await spool.moveTo(blobs, kept.id)).toBe(false);
  await spool.delete(forgotten.id);
  expect(spool.bytes).toBe(0);
  expect(await spool.has(forgotten.id)).toBe(false);
  expect(await blobs.list()).toEqual([kept.id]);
});

test('a disk that takes nothing: said once, tried again, given up when too much waits, and never an error to the speaker', async () => {
  const onFailure = vi.fn();
  const spool = await start({ flushMs: 5, flushesAtOnce: 2, maxWaitingBytes: 60_000 }, onFailure);
  const [patient, long] = [spool.begin(describe()), spool.begin(describe())];
  const [folder = ''] = await readdir(directory);
  await rm(path.join(directory, folder), { recursive: true });
  await writeFile(path.join(directory, folder), 'in the way');
  patient.push(sound);
  long.push(sound);
  long.push(sound);
  await patient.flush();
  await long.flush();
  await patient.flush();
  expect([patient.syncedBytes, long.syncedBytes]).toEqual([0, 0]);
  expect(onFailure).toHaveBeenCalledTimes(2);
  await rm(path.join(directory, folder));
  expect(await patient.finish(true)).toBe(true);
  expect(await soundOf(spool, patient.id)).toEqual(sound);
  expect(await long.finish(true)).toBe(false);
  open.delete(spool);
});

test('what cannot be read is said and left alone; what never held sound is removed', async () => {
  const dead = path.join(directory, 'dead');
  const spool = await start();
  const store = createBlobStore(dead, randomBytes(32));
  const writer = await store.create(describe());
  writer.append(sound);
  await writer.seal();
  await writer.close();
  await writeFile(path.join(dead, randomUUID()), 'AVB1');
  logged.length = 0;
  expect(await spool.claim()).toEqual([]);
  expect(logged.join('')).toContain('cannot be read');
  expect(await spool.has(writer.id)).toBe(true);
  expect(await readdir(directory)).toHaveLength(1);
});
