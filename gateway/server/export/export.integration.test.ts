import { randomUUID } from 'node:crypto';
import { connect, insertDictation, type NewDictation } from '@alfavoice/db';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { administrator, api, type Installation, install, login, newPerson } from '../testing/index.ts';

let at: Installation;
let token: string;
let otherToken: string;
const count = 205;
const sounding = 3;
const silent: NewDictation = {
  ...{
    dictationId: '',
    raw: '',
    text: '',
    language: 'ru',
    quality: 'normal',
    mode: 'on_pause',
    host: null,
    durationMs: 0,
  },
  timings: { audio_ms: 0, queue_ms: 0, recognise_ms: 0, write_ms: 0, after_stop_ms: 0 },
  ...{ segments: [], complete: true, recovered: false, audioId: null, style: null, changes: [] },
  createdAt: new Date(Date.UTC(2026, 0, 1)),
};
const pcm = Buffer.from(new Int16Array(16_000).fill(5).buffer);

beforeAll(async () => {
  at = await install();
  token = (await login(at.url, administrator)).access_token;
  otherToken = (await newPerson(at.url, token)).token;
  await api(at.url, token).api.dictionary.$post({ json: { written: 'Кузьмич' } });
  const connection = connect(at.database.url);
  const { id: userId } = (await (await api(at.url, token).api.auth.me.$get()).json()) as { id: string };
  for (let n = 0; n < count - sounding; n++) {
    await insertDictation(connection.db, userId, { ...silent, dictationId: randomUUID() }, 0);
  }
  await connection.close();
  for (let n = 0; n < sounding; n++) {
    const query = new URLSearchParams({
      dictation_id: randomUUID(),
      recorded_at: '2026-03-01T10:20:00Z',
      host: 'mail.test',
    });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'audio/pcm' };
    await fetch(`${at.url}/api/recordings?${query}`, { method: 'POST', body: pcm, headers });
  }
  await vi.waitFor(
    async () => {
      const { dictations } = JSON.parse(String(await exported('json'))) as { dictations: unknown[] };
      expect(dictations).toHaveLength(count);
    },
    { timeout: 20_000, interval: 100 },
  );
});
afterAll(() => at.close());

async function exported(format: string, by = token): Promise<Buffer> {
  const answer = await fetch(`${at.url}/api/history/export?format=${format}`, {
    headers: { authorization: `Bearer ${by}` },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="alfavoice-.*\.(json|md|zip)"$/);
  return Buffer.from(await answer.arrayBuffer());
}

test('JSON holds everything, more than a page of it, and nothing of others', async () => {
  const all = JSON.parse(String(await exported('json')));
  expect(all).toMatchObject({ settings: {}, dictionary: [{ written: 'Кузьмич' }] });
  expect(new Set(all.dictations.map(({ id }: { id: string }) => id)).size).toBe(count);
  expect(all.dictations[0]).toMatchObject({ text: '№ 5.', raw: '5', host: 'mail.test', has_audio: true });
  expect(all.dictations[0].segments).toHaveLength(1);
  expect(JSON.parse(String(await exported('json', otherToken)))).toMatchObject({ dictionary: [], dictations: [] });
  expect((await fetch(`${at.url}/api/history/export`)).status).toBe(401);
});

test('Markdown is for reading', async () => {
  const text = String(await exported('markdown'));
  expect(text.startsWith('# AlfaVoice\n\n## 2026-03-01 10:20 UTC · mail.test\n\n№ 5.\n')).toBe(true);
});

test('ZIP holds the sound as well', async () => {
  const files = unzipSync(await exported('zip'));
  const sounds = Object.keys(files).filter((name) => name.startsWith('audio/2026-03-01-10-20-'));
  expect(Object.keys(files).sort()).toEqual([...sounds.sort(), 'history.json', 'history.md']);
  expect(sounds).toHaveLength(sounding);
  const wav = Buffer.from(files[sounds[0] ?? ''] ?? []);
  expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
  expect(wav.subarray(44).equals(pcm)).toBe(true);
});

test('whoever stops reading stops the export', async () => {
  const stopping = new AbortController();
  const answer = await fetch(`${at.url}/api/history/export?format=zip`, {
    headers: { authorization: `Bearer ${token}` },
    signal: stopping.signal,
  });
  await answer.body?.getReader().read();
  stopping.abort();
  expect((await fetch(`${at.url}/healthz`)).status).toBe(200);
  expect(at.logged.filter((line) => line.includes('request failed'))).toEqual([]);
});
