import { appendFile, readdir, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { uuid7 } from '@alfavoice/db';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  begin,
  installProcess,
  type LiveClient,
  live,
  type ProcessInstallation,
  type RunningGateway,
  rowsOf,
  soundOf,
  speak,
  spoken,
} from '../testing/index.ts';

let installed: ProcessInstallation;
beforeAll(async () => {
  installed = await installProcess();
});
afterEach(() => installed.killAll());
afterAll(() => installed.close());

const sound = spoken(80_000);
const spoolFolder = () => path.join(installed.directory, 'data', 'spool');
const spoolFiles = async () => {
  const files = await readdir(spoolFolder(), { recursive: true });
  return files
    .filter((file) => /[\da-f]{12}$/.test(file) && file.includes('/'))
    .map((file) => path.join(spoolFolder(), file));
};
/** Waits until so much of the only dictation under way is on disk. */
const untilSpooled = (bytes: number) =>
  expect
    .poll(
      async () =>
        (await Promise.all((await spoolFiles()).map((file) => stat(file)))).reduce((sum, { size }) => sum + size, 0),
      {
        timeout: 5000,
      },
    )
    .toBeGreaterThan(bytes);

async function dictate(at: RunningGateway, id: string, samples: number, more: object = {}): Promise<LiveClient> {
  const client = await live(at.url, at.token);
  client.say({ ...begin, dictation_id: id, resumable: true, ...more });
  speak(client, sound, 0, samples);
  await client.next('ready');
  return client;
}
/** The client is back and says the rest. @returns how much the server had */
async function comeBack(at: RunningGateway, id: string): Promise<number> {
  const client = await live(at.url, at.token);
  client.say({ ...begin, dictation_id: id, resumable: true });
  const { received_samples = 0 } = await client.next('ready');
  speak(client, sound, received_samples);
  client.say({ type: 'stop' });
  const { history_id, timings } = await client.final();
  expect(timings.audio_ms).toBe(5000);
  client.socket.close();
  await expect.poll(async () => (await soundOf(at.url, at.token, history_id ?? ''))?.equals(sound)).toBe(true);
  expect(await rowsOf(at.url, at.token, id)).toHaveLength(1);
  return received_samples;
}
const untilRow = (at: RunningGateway, id: string) =>
  expect.poll(() => rowsOf(at.url, at.token, id), { timeout: 15_000, interval: 100 });

test('kill -9 in mid-dictation, the client comes back: no sample is lost or repeated', async () => {
  const id = uuid7(Date.now());
  const before = await installed.run();
  await dictate(before, id, 32_000);
  await untilSpooled(64_000);
  await before.end('SIGKILL');
  const after = await installed.run();
  expect(await comeBack(after, id)).toBe(32_000);
  await expect.poll(spoolFiles).toEqual([]);
}, 60_000);

test('killed again and again', async () => {
  const id = uuid7(Date.now());
  let at = await installed.run();
  await dictate(at, id, 16_000);
  for (const upTo of [32_000, 48_000]) {
    await untilSpooled((upTo - 16_000) * 2);
    await at.end('SIGKILL');
    at = await installed.run();
    const client = await live(at.url, at.token);
    client.say({ ...begin, dictation_id: id, resumable: true });
    expect(await client.next('ready')).toMatchObject({ received_samples: upTo - 16_000 });
    speak(client, sound, upTo - 16_000, upTo);
  }
  await untilSpooled(96_000);
  await at.end('SIGKILL');
  expect(await comeBack(await installed.run(), id)).toBe(48_000);
}, 60_000);

test('what was torn while it was written is sent again, and nothing else', async () => {
  const id = uuid7(Date.now());
  const before = await installed.run();
  const client = await dictate(before, id, 16_000);
  await untilSpooled(32_000);
  speak(client, sound, 16_000, 32_000);
  await untilSpooled(64_000);
  await before.end('SIGKILL');
  const [file = ''] = await spoolFiles();
  await truncate(file, (await stat(file)).size - 100);
  await appendFile(file, Buffer.alloc(50));
  const received = await comeBack(await installed.run(), id);
  expect(received).toBeGreaterThanOrEqual(16_000);
  expect(received).toBeLessThan(32_000);
}, 60_000);

test.each([true, false])(
  'kill -9, nobody comes back (resumable: %s): recovered in history, once, with its sound',
  async (resumable) => {
    const id = uuid7(Date.now());
    const before = await installed.run();
    await dictate(before, id, 32_000, { resumable });
    await untilSpooled(64_000);
    await before.end('SIGKILL');
    const after = await installed.run({ RESUME_PATIENCE_MS: '300' });
    await untilRow(after, id).toMatchObject([
      { recovered: true, has_audio: true, duration_ms: 2000, text: '№ 1. № 16001.' },
    ]);
    const [row] = await rowsOf(after.url, after.token, id);
    await expect
      .poll(async () => (await soundOf(after.url, after.token, row?.id ?? ''))?.equals(sound.subarray(0, 64_000)))
      .toBe(true);
    expect(await (await fetch(`${after.url}/metrics`)).text()).toMatch(/recovered_dictations_total 1\n/);
    await after.end('SIGKILL');
    const later = await installed.run({ RESUME_PATIENCE_MS: '300' });
    await expect.poll(spoolFiles).toEqual([]);
    expect(await rowsOf(later.url, later.token, id)).toHaveLength(1);
  },
  60_000,
);

test('kill -9 between the stop and the text: the text is made after the start, and given to the client that returns', async () => {
  const id = uuid7(Date.now());
  const before = await installed.run();
  installed.worker.holdDone = new Promise(() => {});
  const client = await dictate(before, id, 80_000);
  client.say({ type: 'stop' });
  await untilSpooled(160_000);
  await expect.poll(async () => (await stat((await spoolFiles())[0] ?? '')).size).toBeGreaterThan(160_100);
  await before.end('SIGKILL');
  delete installed.worker.holdDone;
  const after = await installed.run();
  const back = await live(after.url, after.token);
  back.say({ ...begin, dictation_id: id, resumable: true });
  const final = await back.final();
  expect(final.timings.audio_ms).toBe(5000);
  back.socket.close();
  expect(await rowsOf(after.url, after.token, id)).toHaveLength(1);
  await expect
    .poll(async () => (await soundOf(after.url, after.token, final.history_id ?? ''))?.equals(sound))
    .toBe(true);
}, 60_000);

test('database killed, then the gateway: the text that waits on disk becomes a row, once, and its sound is there', async () => {
  const id = uuid7(Date.now());
  const before = await installed.run();
  const client = await dictate(before, id, 80_000);
  process.kill(installed.database.pid, 'SIGKILL');
  await installed.database.ended;
  client.say({ type: 'stop' });
  expect(await client.final()).toMatchObject({ history_id: null });
  await before.end('SIGKILL');
  await installed.restartDatabase();
  const after = await installed.run();
  await untilRow(after, id).toMatchObject([{ has_audio: true, recovered: false }]);
  const [row] = await rowsOf(after.url, after.token, id);
  await expect.poll(async () => (await soundOf(after.url, after.token, row?.id ?? ''))?.equals(sound)).toBe(true);
  await expect.poll(spoolFiles).toEqual([]);
}, 60_000);

test('a gateway that is ended in mid-dictation leaves it to the next one', async () => {
  const id = uuid7(Date.now());
  const before = await installed.run();
  const client = await dictate(before, id, 32_000);
  await untilSpooled(16_000);
  await before.end('SIGTERM');
  expect(await client.closed).toBe(1012);
  const after = await installed.run();
  expect(await rowsOf(after.url, after.token, id)).toEqual([]);
  expect(await comeBack(after, id)).toBe(32_000);
}, 60_000);
