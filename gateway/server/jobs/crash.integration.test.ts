import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { RecordingStatus } from '../../contract/rest/recordings.ts';
import { api, installProcess, type ProcessInstallation } from '../testing/index.ts';

let at: ProcessInstallation;
beforeAll(async () => {
  at = await installProcess();
});
afterEach(() => at.killAll());
afterAll(() => at.close());

async function run() {
  const { url, token, end } = await at.run();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'audio/pcm' };
  return {
    end,
    upload: (id: string, body: Buffer) =>
      fetch(`${url}/api/recordings?dictation_id=${id}`, { method: 'POST', body: new Uint8Array(body), headers }),
    async state(id: string) {
      return ((await (await fetch(`${url}/api/recordings/${id}`, { headers })).json()) as RecordingStatus).state;
    },
    async texts(): Promise<string[]> {
      const answer = await api(url, token).api.history.$get({ query: { limit: 100 } });
      return ((await answer.json()) as { items: { text: string }[] }).items.map(({ text }) => text);
    },
  };
}
const pcm = (...seconds: number[]) =>
  Buffer.concat(seconds.map((loudness) => Buffer.from(new Int16Array(16_000).fill(loudness).buffer)));
const soon = { timeout: 30_000, interval: 50 };

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'a gateway that ends by %s in mid-work: each recording is in the history once',
  async (signal) => {
    let release: () => void = () => {};
    at.worker.holdDone = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = await run();
    const level = signal === 'SIGKILL' ? 10 : 20;
    const ids = [1, 2, 3, 4].map(() => randomUUID());
    for (const [index, id] of ids.entries()) expect((await first.upload(id, pcm(level + index))).status).toBe(202);
    const [begun = ''] = ids;
    await vi.waitFor(async () => expect(await first.state(begun)).toBe('recognising'), soon);
    await first.end(signal);
    delete at.worker.holdDone;
    release();

    const startedMs = performance.now();
    const second = await run();
    await vi.waitFor(async () => {
      for (const id of ids) expect(await second.state(id)).toBe('stored');
    }, soon);
    expect(performance.now() - startedMs).toBeLessThan(signal === 'SIGKILL' ? 15_000 : 8_000);
    const texts = (await second.texts()).filter((text) => ids.some((_, index) => text === `№ ${level + index}.`));
    expect(texts.sort()).toEqual(ids.map((_, index) => `№ ${level + index}.`));
    expect(await readdir(path.join(at.directory, 'data', 'uploads'))).toEqual([]);
    await second.end('SIGTERM');
  },
);
