import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Problem } from '../../contract/problem.ts';
import type { RecordingStatus } from '../../contract/rest/recordings.ts';
import {
  administrator,
  type Installation,
  install,
  login,
  makeSmallDisk,
  rowsOf,
  type SmallDisk,
  soundOf,
} from '../testing/index.ts';

let disk: SmallDisk | undefined;
let at: Installation;
let token: string;
beforeEach(async ({ skip }) => {
  disk = await makeSmallDisk('1m');
  if (!disk) return skip('mounting a small file system takes root');
  at = await install({ DATA_DIR: disk.directory });
  token = (await login(at.url, administrator)).access_token;
});
afterEach(async () => {
  if (!disk) return;
  await at.close();
  await disk.remove();
});

/** 700 KB: it fits once, and not twice. */
const sound = Buffer.from(new Int16Array(350_000).fill(5).buffer);
const send = (id: string) =>
  fetch(`${at.url}/api/recordings?dictation_id=${id}`, {
    method: 'POST',
    body: sound,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'audio/pcm' },
  });
const stateOf = async (id: string) => {
  const answer = await fetch(`${at.url}/api/recordings/${id}`, { headers: { authorization: `Bearer ${token}` } });
  return ((await answer.json()) as RecordingStatus).state;
};
const stored = async (id: string) => {
  await vi.waitFor(async () => expect(await stateOf(id)).toBe('stored'), { timeout: 30_000, interval: 100 });
  const [row, ...others] = await rowsOf(at.url, token, id);
  expect(others).toEqual([]);
  expect(await soundOf(at.url, token, row?.id ?? '')).toEqual(sound);
};

test('a full disk: an upload is refused with a sentence, and taken when there is room', async () => {
  const [first, second] = [randomUUID(), randomUUID()];
  at.worker.setReady(false);
  expect((await send(first)).status).toBe(202);
  const refused = await send(second);
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await refused.json()) as Problem).toMatchObject({
    code: 'unavailable',
    detail: expect.stringContaining('disk of the server is full'),
  });
  await disk?.resize('16m');
  at.worker.setReady(true);
  expect((await send(second)).status).toBe(202);
  await stored(first);
  await stored(second);
});

test('a disk without room for the work on a recording that was taken: it waits, and is stored when there is room', async () => {
  const id = randomUUID();
  expect((await send(id)).status).toBe(202);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(await stateOf(id)).toBe('queued');
  await disk?.resize('16m');
  await stored(id);
});
