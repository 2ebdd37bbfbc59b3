import { uuid7 } from '@alfavoice/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { administrator, api, begin, type Installation, install, live, login } from '../testing/index.ts';

let at: Installation;
let token: string;
beforeAll(async () => {
  at = await install({ MAX_DICTATION_MS: '4000' });
  token = (await login(at.url, administrator)).access_token;
});
afterAll(() => at.close());

const history = async () => {
  const answer = await api(at.url, token).api.history.$get({ query: { limit: 100 } });
  if (!answer.ok) throw new Error(`history: ${answer.status}`);
  return (await answer.json()) as {
    items: { id: string; dictation_id: string; text: string; duration_ms: number; host: string | null }[];
  };
};
const rowsOf = async (dictationId: string) =>
  (await history()).items.filter((item) => item.dictation_id === dictationId);
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
