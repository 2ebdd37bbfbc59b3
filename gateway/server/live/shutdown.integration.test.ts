import { once } from 'node:events';
import { connect, findDictationByKey, findUserByEmail, uuid7 } from '@alfavoice/db';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { administrator, begin, type Installation, install, live, login, openLive } from '../testing/index.ts';

let at: Installation;
let token: string;
beforeEach(async () => {
  at = await install();
  token = (await login(at.url, administrator)).access_token;
});
afterEach(() => at.close());

const storedText = async (dictationId: string) => {
  const connection = connect(at.database.url);
  const user = await findUserByEmail(connection.db, administrator.email);
  const row = await findDictationByKey(connection.db, user?.id ?? '', dictationId);
  await connection.close();
  return row && { text: row.text, complete: row.complete };
};

test('at the end of the process what came whole is answered, the rest is stored to be taken up again', async () => {
  const [whole, open] = [await live(at.url, token), await live(at.url, token)];
  const ids = [uuid7(Date.now()), uuid7(Date.now())] as const;
  let release = () => {};
  at.worker.holdDone = new Promise((resolve) => {
    release = resolve;
  });
  whole.say({ ...begin, dictation_id: ids[0] });
  open.say({ ...begin, dictation_id: ids[1] });
  whole.sound(1, 1);
  open.sound(1, 2);
  await Promise.all([whole.next('ready'), open.next('ready')]);
  whole.say({ type: 'stop' });
  whole.socket.ping();
  await once(whole.socket, 'pong');
  const closed = at.gateway.close();
  expect(await openLive(at.url, { token })).toBe(503);
  expect((await fetch(`${at.url}/readyz`)).status).toBe(503);
  release();
  expect(await whole.closed).toBe(1012);
  expect(await open.closed).toBe(1012);
  await closed;
  expect(whole.messages.at(-1)).toMatchObject({ type: 'final_text', text: '№ 1.' });
  expect(open.messages.some(({ type }) => type === 'final_text')).toBe(false);
  expect(await storedText(ids[0])).toEqual({ text: '№ 1.', complete: true });
  expect(await storedText(ids[1])).toEqual({ text: '№ 2.', complete: false });
});

test('a worker that does not finish in time: the closed phrases are stored', async () => {
  at.worker.holdDone = new Promise(() => {});
  const client = await live(at.url, token);
  const dictation_id = uuid7(Date.now());
  client.say({ ...begin, mode: 'on_pause', dictation_id });
  client.sound(1, 3);
  client.sound(0.5, 4);
  await client.next('partial_text');
  client.say({ type: 'stop' });
  await at.gateway.close();
  expect(await client.closed).toBe(1012);
  expect(await storedText(dictation_id)).toEqual({ text: '№ 3.', complete: false });
}, 20_000);
