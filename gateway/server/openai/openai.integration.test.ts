import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { administrator, api, type Installation, install, login } from '../testing/index.ts';

let at: Installation;
let token: string;
beforeAll(async () => {
  at = await install();
  token = (await login(at.url, administrator)).access_token;
});
afterAll(() => at.close());

const sound = new Int16Array([...Array(16_000).fill(5), ...Array(16_000).fill(6)]);

function form(
  fields: Record<string, string>,
  file: Int16Array<ArrayBuffer> | string = sound,
  type = 'audio/pcm',
): FormData {
  const made = new FormData();
  made.set('file', new Blob([file], { type }), 'speech.wav');
  for (const [name, value] of Object.entries(fields)) made.set(name, value);
  return made;
}
const transcribed = (body: FormData | string, by = token) =>
  fetch(`${at.url}/v1/audio/transcriptions`, { method: 'POST', body, headers: { authorization: `Bearer ${by}` } });
const opened = () => at.worker.opened.at(-1);

test('text comes back in the form that was asked for, and nothing is kept', async () => {
  const answer = await transcribed(form({ model: 'whisper-1', language: 'ru-RU', prompt: 'Кузьмич, Астра' }));
  expect(await answer.json()).toEqual({ text: '№ 5. № 6.' });
  expect(opened()).toMatchObject({
    ...{
      quality: 'normal',
      language: 'ru',
      mode: 'after_recording',
      urgency: 'upload',
      vocabulary: ['Кузьмич', 'Астра'],
    },
  });
  const srt = await transcribed(form({ model: 'alfavoice-high', response_format: 'srt' }));
  expect(srt.headers.get('content-type')).toMatch(/subrip/);
  expect(await srt.text()).toBe('1\n00:00:00,000 --> 00:00:01,000\n№ 5.\n\n2\n00:00:01,000 --> 00:00:02,000\n№ 6.\n');
  expect(opened()).toMatchObject({ quality: 'high', language: 'auto', mode: 'on_pause' });
  const verbose = await transcribed(form({ response_format: 'verbose_json' }));
  expect(await verbose.json()).toMatchObject({
    language: 'russian',
    duration: 2,
    segments: [{ id: 0 }, { id: 1, start: 1 }],
  });
  expect(await (await transcribed(form({ response_format: 'text' }))).text()).toBe('№ 5. № 6.\n');
  const history = (await (await api(at.url, token).api.history.$get({ query: {} })).json()) as { items: unknown[] };
  expect(history.items).toEqual([]);
  expect(await readdir(path.join(at.directory, 'data/uploads'))).toEqual([]);
});

test.each([
  ['not audio', form({}, 'hello, this is no sound', 'audio/wav'), 400, 'bad_audio'],
  ['an unknown form', form({ response_format: 'xml' }), 400, 'bad_request'],
  ['a language nobody here speaks', form({ language: 'fr' }), 400, 'bad_request'],
  ['no file', 'x', 400, 'bad_audio'],
])('%s: the reason where programs look for it', async (_what, body, status, code) => {
  const answer = await transcribed(body);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({
    error: { code, type: 'invalid_request_error', message: expect.any(String) },
  });
  expect(await readdir(path.join(at.directory, 'data/uploads'))).toEqual([]);
});

test('who is not signed in is told so', async () => {
  const answer = await transcribed(form({}), 'sk-wrong');
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ error: { code: 'unauthorized' } });
});

test('the models are listed', async () => {
  const answer = await fetch(`${at.url}/v1/models`, { headers: { authorization: `Bearer ${token}` } });
  expect(await answer.json()).toMatchObject({
    object: 'list',
    data: [{ id: 'alfavoice-high', object: 'model' }, {}, {}],
  });
});
