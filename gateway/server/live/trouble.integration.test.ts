import { uuid7 } from '@alfavoice/db';
import { afterEach, expect, test, vi } from 'vitest';
import {
  administrator,
  begin,
  install,
  live,
  login,
  makeSmallDisk,
  rowsOf,
  soundOf,
  speak,
  spoken,
} from '../testing/index.ts';

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const end of endings.splice(0).reverse()) await end();
});

test('a full disk: the dictation goes on, the text arrives, the trouble is logged and counted', async ({ skip }) => {
  const disk = await makeSmallDisk('400k');
  if (!disk) return skip('mounting a small file system takes root');
  endings.push(disk.remove);
  const at = await install({ DATA_DIR: disk.directory });
  endings.push(() => at.close());
  const { access_token: token } = await login(at.url, administrator);
  const dictate = async (samples: number) => {
    const id = uuid7(Date.now());
    const client = await live(at.url, token);
    client.say({ ...begin, dictation_id: id });
    speak(client, spoken(samples), 0);
    client.say({ type: 'stop' });
    expect((await client.final()).timings.audio_ms).toBe(samples / 16);
    client.socket.close();
    return (await rowsOf(at.url, token, id))[0];
  };
  expect(await dictate(320_000)).toMatchObject({ has_audio: false, duration_ms: 20_000 });
  expect(at.logged.join('')).toContain('"code":"ENOSPC"');
  const metrics = async () => (await fetch(`${at.url}/metrics`)).text();
  expect(await metrics()).toMatch(/spool_failures_total 1\n/);
  await expect.poll(metrics).toMatch(/spool_bytes 0\n/);
  const small_one = await dictate(32_000);
  expect(small_one).toMatchObject({ has_audio: true });
  expect(await soundOf(at.url, token, small_one?.id ?? '')).toHaveLength(64_000);
}, 60_000);

test('a clock that jumps in mid-dictation, forth and back: the dictation is held, resumed and stored as ever', async () => {
  const at = await install();
  endings.push(() => at.close());
  const { access_token: token } = await login(at.url, administrator);
  const sound = spoken(64_000);
  const id = uuid7(Date.now());
  const start = { ...begin, dictation_id: id, resumable: true };
  const realMs = Date.now();
  const first = await live(at.url, token);
  const second = await live(at.url, token);
  first.say(start);
  speak(first, sound, 0, 32_000);
  await first.next('ready');
  vi.useFakeTimers({ toFake: ['Date'], now: realMs + 3 * 3600_000 });
  first.socket.close();
  await first.closed;
  vi.setSystemTime(realMs - 3600_000);
  second.say(start);
  const { received_samples = 0 } = await second.next('ready');
  expect(received_samples).toBe(32_000);
  speak(second, sound, received_samples);
  vi.setSystemTime(realMs);
  second.say({ type: 'stop' });
  const final = await second.final();
  expect(final.timings.audio_ms).toBe(4000);
  expect(final.timings.after_stop_ms).toBeLessThan(5000);
  second.socket.close();
  expect((await soundOf(at.url, token, final.history_id ?? ''))?.equals(sound)).toBe(true);
  expect(await rowsOf(at.url, token, id)).toHaveLength(1);
}, 60_000);
