import { uuid7 } from '@alfavoice/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maxFrameBytes } from '../../contract/limits.ts';
import { administrator, api, begin, type Installation, install, live, login } from '../testing/index.ts';

let at: Installation;
let token: string;
beforeAll(async () => {
  at = await install({ MAX_DICTATION_MS: '4000' });
  token = (await login(at.url, administrator)).access_token;
});
afterAll(() => at.close());

interface Item {
  id: string;
  dictation_id: string;
  text: string;
  duration_ms: number;
}
const rowsOf = async (dictationId: string) => {
  const answer = await api(at.url, token).api.history.$get({ query: { limit: 100 } });
  const { items } = (await answer.json()) as { items: Item[] };
  return items.filter((item) => item.dictation_id === dictationId);
};
const untilRow = async (dictationId: string): Promise<Item> => {
  for (;;) {
    const [row] = await rowsOf(dictationId);
    if (row) return row;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const chunkOf = (seconds: number, loudness: number) => ({
  type: 'audio_chunk',
  session_id: 'simple',
  quality: 'normal',
  audio: Buffer.from(new Int16Array(seconds * 16_000).fill(loudness).buffer).toString('base64'),
});

test('after_recording: one text at the end, stored before it is sent', async () => {
  const client = await live(at.url, token);
  const dictation_id = uuid7(Date.now());
  client.say({ ...begin, dictation_id, context: { host: 'mail.test' } });
  client.sound(2.5, 7);
  client.say({ type: 'stop' });
  const final = await client.final();
  expect(client.messages.map(({ type }) => type)).toEqual(['ready', 'partial_text', 'final_text']);
  expect(client.messages.map(({ seq }) => seq)).toEqual([0, 1, 2]);
  expect(final).toMatchObject({ session_id: 's', dictation_id, text: '№ 7. № 7. № 7.', raw: '7 7 7', language: 'ru' });
  expect(final.timings).toMatchObject({ audio_ms: 2500, queue_ms: 1, recognise_ms: 2, write_ms: 3 });
  expect(final.segments[1]).toEqual({ start_ms: 1000, end_ms: 2000, text: '№ 7.', raw: '7' });
  expect(await rowsOf(dictation_id)).toMatchObject([
    { id: final.history_id, text: final.text, duration_ms: 2500, host: 'mail.test' },
  ]);
  client.socket.close();
});

test('on_pause: a text per phrase, numbered, and the whole at the end', async () => {
  const client = await live(at.url, token);
  client.say({ ...begin, mode: 'on_pause' });
  client.sound(2, 3);
  await client.next('partial_text');
  client.say({ type: 'stop' });
  await client.final();
  const partial = client.messages.flatMap((message) => (message.type === 'partial_text' ? [message] : []));
  expect(partial.map(({ text, segment }) => [text, segment])).toEqual([
    ['№ 3.', 0],
    ['№ 3.', 1],
  ]);
  client.socket.close();
});

test('silence: an empty text, nothing to insert', async () => {
  const client = await live(at.url, token);
  client.say(begin);
  client.sound(1, 0);
  client.say({ type: 'stop' });
  expect(await client.final()).toMatchObject({ text: '', raw: '' });
  expect(client.messages.map(({ type }) => type)).toEqual(['ready', 'final_text']);
  client.socket.close();
});

test('a simple client: audio_chunks alone, in the language of its settings, stored at the close', async () => {
  await api(at.url, token).api.settings.$post({ json: { language: 'ru' } });
  for (const mode of ['on_pause', 'after_recording'] as const) {
    const client = await live(at.url, token);
    client.say({ ...chunkOf(1, 5), mode });
    client.say({ ...chunkOf(0.5, 5), mode });
    await client.next('ready');
    if (mode === 'on_pause')
      expect(await client.next('partial_text')).toMatchObject({ session_id: 'simple', text: '№ 5.' });
    const opened = at.worker.opened.at(-1);
    expect(opened).toMatchObject({ language: 'ru', mode });
    client.socket.terminate();
    expect(await untilRow(opened?.dictationId ?? '')).toMatchObject({ text: '№ 5. № 5.', duration_ms: 1500 });
  }
});

test('stop without audio and stop twice: one answer, one row', async () => {
  const client = await live(at.url, token);
  const dictation_id = uuid7(Date.now());
  client.say({ ...begin, dictation_id });
  client.say({ type: 'stop' });
  client.say({ type: 'stop' });
  expect(await client.final()).toMatchObject({ dictation_id, text: '' });
  client.say({ type: 'stop' });
  client.sound(0.1, 1);
  client.say({ ...begin, session_id: 'next' });
  client.say({ type: 'stop' });
  await expect
    .poll(() => client.messages.filter(({ type }) => type === 'final_text').map((m) => m.session_id))
    .toEqual(['s', 'next']);
  expect(await rowsOf(dictation_id)).toHaveLength(1);
  client.socket.close();
});

test('a bare stop is answered too', async () => {
  const client = await live(at.url, token);
  client.say({ type: 'stop', session_id: 'bare' });
  expect(await client.final()).toMatchObject({ session_id: 'bare', text: '' });
  client.socket.close();
});

test('the same dictation twice, one after the other: the answer of the first, one row', async () => {
  const dictation_id = uuid7(Date.now());
  const answers = [];
  for (const loudness of [1, 2]) {
    const client = await live(at.url, token);
    client.say({ ...begin, dictation_id });
    client.sound(1, loudness);
    client.say({ type: 'stop' });
    answers.push(await client.final());
    client.socket.close();
  }
  expect(answers[1]).toEqual({ ...answers[0], seq: answers[1]?.seq });
  expect(await rowsOf(dictation_id)).toHaveLength(1);
});

test('the same dictation twice, at the same time: the second waits for the answer of the first', async () => {
  const dictation_id = uuid7(Date.now());
  let release = () => {};
  at.worker.holdDone = new Promise((resolve) => {
    release = resolve;
  });
  const [first, second] = [await live(at.url, token), await live(at.url, token)];
  first.say({ ...begin, dictation_id });
  first.sound(1, 1);
  first.say({ type: 'stop' });
  await first.next('ready');
  second.say({ ...begin, dictation_id });
  second.sound(1, 2);
  second.say({ type: 'stop' });
  release();
  delete at.worker.holdDone;
  expect((await second.final()).text).toBe((await first.final()).text);
  expect(await rowsOf(dictation_id)).toHaveLength(1);
  first.socket.close();
  second.socket.close();
});

test('a dictation that broke off comes again, whole, and takes its own place', async () => {
  const dictation_id = uuid7(Date.now());
  const broken = await live(at.url, token);
  broken.say({ ...begin, dictation_id });
  broken.sound(1, 4);
  await broken.next('ready');
  broken.socket.terminate();
  const { id } = await untilRow(dictation_id);
  const whole = await live(at.url, token);
  whole.say({ ...begin, dictation_id });
  whole.sound(2, 4);
  whole.say({ type: 'stop' });
  expect(await whole.final()).toMatchObject({ history_id: id, text: '№ 4. № 4.' });
  expect(await rowsOf(dictation_id)).toHaveLength(1);
  whole.socket.close();
});

test('cancel: forgotten here and at the worker', async () => {
  const client = await live(at.url, token);
  const dictation_id = uuid7(Date.now());
  const before = at.worker.cancelled;
  client.say({ ...begin, dictation_id });
  client.sound(1, 9);
  await client.next('ready');
  client.say({ type: 'cancel' });
  await expect.poll(() => at.worker.cancelled).toBe(before + 1);
  client.socket.close();
  await client.closed;
  expect(await rowsOf(dictation_id)).toEqual([]);
});

test('over the limit: said so, what was said until then is transcribed', async () => {
  const client = await live(at.url, token);
  client.say(begin);
  client.sound(6, 8);
  expect(await client.next('error')).toMatchObject({ code: 'too_long' });
  expect(await client.final()).toMatchObject({ text: '№ 8. № 8. № 8. № 8.', timings: { audio_ms: 4000 } });
  expect(await rowsOf((await client.final()).dictation_id)).toHaveLength(1);
  client.socket.close();
});

const frame = Buffer.alloc(640);
test.each([
  ['not JSON', '{', 'bad_message', 1008],
  ['a message nobody knows', '{"type":"dance"}', 'bad_message', 1008],
  ['a second start', JSON.stringify(begin), 'bad_message', 1008],
  ['odd-length PCM', Buffer.alloc(641), 'bad_audio', 1008],
  ['base64 that is none', JSON.stringify({ ...begin, type: 'audio_chunk', audio: '@@' }), 'bad_audio', 1008],
  ['a frame over the limit', Buffer.alloc(maxFrameBytes + 2), 'too_large', 1009],
  ['a frame far over the limit', Buffer.alloc(2_000_000), 'too_large', 1009],
])('%s: an error with a code, the close, and what was said is kept', async (_name, bad, code, closeCode) => {
  const client = await live(at.url, token);
  const dictation_id = uuid7(Date.now());
  client.say({ ...begin, dictation_id });
  client.sound(1, 6);
  client.socket.send(bad);
  client.socket.send(frame);
  expect(await client.closed).toBe(closeCode);
  expect(client.messages.at(-1)).toMatchObject({ type: 'error', code, session_id: 's' });
  expect(await untilRow(dictation_id)).toMatchObject({ text: '№ 6.', duration_ms: 1000 });
});

test('sound before a start is refused, and nothing is kept', async () => {
  const client = await live(at.url, token);
  client.socket.send(frame);
  expect(await client.closed).toBe(1008);
  expect(client.messages).toMatchObject([{ type: 'error', code: 'bad_message' }]);
});

test('a worker lost in mid-dictation: the open phrase goes to the next, the client sees a delay', async () => {
  const before = at.worker.opened.length;
  at.worker.dieAfterSamples = 24_000;
  const client = await live(at.url, token);
  client.say({ ...begin, mode: 'on_pause' });
  client.sound(1, 1);
  client.sound(1, 2);
  client.sound(0.5, 3);
  client.say({ type: 'stop' });
  expect(await client.final()).toMatchObject({ text: '№ 1. № 2. № 3.', timings: { audio_ms: 2500 } });
  expect(client.messages.some(({ type }) => type === 'error')).toBe(false);
  expect(client.messages.filter(({ type }) => type === 'partial_text')).toHaveLength(3);
  const [, resumed] = at.worker.opened.slice(before);
  expect(resumed?.resume).toMatchObject({ fromSample: 16_000, segments: [{ text: '№ 1.' }] });
  client.socket.close();
});

test('what a dictation lacks because of the load is told at its start and with its text, and stands in history', async () => {
  at.worker.degraded = { quality: 'normal', editor: false };
  const client = await live(at.url, token);
  client.say({ ...begin, quality: 'high' });
  client.sound(1, 1);
  client.say({ type: 'stop' });
  const final = await client.final();
  expect(await client.next('ready')).toMatchObject({ degraded: { quality: 'normal', editor: false } });
  expect(final.degraded).toEqual({ quality: 'normal', editor: false });
  expect(await rowsOf(final.dictation_id)).toMatchObject([{ quality: 'normal' }]);
  delete at.worker.degraded;
  client.say({ ...begin, quality: 'high' });
  client.say({ type: 'stop' });
  await expect.poll(() => client.messages.filter(({ type }) => type === 'final_text')).toHaveLength(2);
  expect(client.messages.at(-1)).not.toHaveProperty('degraded');
  client.socket.close();
});

test('a full queue is said, with when to come again', async () => {
  at.worker.refuseNext = { type: 'failed', code: 'queue_full', message: 'Many people speak.', retryAfterS: 3 };
  const client = await live(at.url, token);
  client.say(begin);
  expect(await client.next('error')).toMatchObject({ code: 'queue_full', retry_after: 3 });
  expect(await client.closed).toBe(1013);
});

test('history_limit holds from the next dictation on', async () => {
  await api(at.url, token).api.settings.$post({ json: { history_limit: 2 } });
  const client = await live(at.url, token);
  client.say(begin);
  client.say({ type: 'stop' });
  await client.final();
  const { items } = (await (await api(at.url, token).api.history.$get({ query: {} })).json()) as { items: Item[] };
  expect(items).toHaveLength(2);
  await api(at.url, token).api.settings.$post({ json: { history_limit: 0 } });
  client.socket.close();
});

test('nothing dictated and no token is in the log', async () => {
  const log = at.logged.join('');
  expect(log).toContain('dictation finished');
  expect(log).not.toMatch(/№|correct horse/);
  expect(log).not.toContain(token);
});
