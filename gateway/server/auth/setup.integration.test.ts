import { stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { api, codeOf, type Installation, install, login } from '../testing/index.ts';

let at: Installation;
beforeAll(async () => {
  at = await install({ ADMIN_EMAIL: '', ADMIN_PASSWORD: '' });
});
afterAll(() => at.close());

test('the first-run link makes the administrator, once', async () => {
  const { firstRunUrl = '' } = await at.gateway.prepared;
  const token = /^http:\/\/localhost:\d+\/setup#token=(.+)$/.exec(firstRunUrl)?.[1] ?? '';
  const file = path.join(at.directory, 'data', 'setup-token');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const { setup } = api(at.url).api.auth;
  expect(await (await setup.$get()).json()).toEqual({ needed: true });
  const who = { email: 'First@voice.test', password: 'a long password' };
  expect(await codeOf(await setup.$post({ json: { ...who, token: 'guessed' } }))).toBe('unauthorized');
  expect(await codeOf(await setup.$post({ json: { ...who, token, password: 'short' } }))).toBe('bad_request');
  const both = await Promise.all([setup.$post({ json: { ...who, token } }), setup.$post({ json: { ...who, token } })]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await (await setup.$get()).json()).toEqual({ needed: false });
  await expect(stat(file)).rejects.toThrow();
  expect(await codeOf(await setup.$post({ json: { ...who, token } }))).toBe('already_set_up');
  expect((await login(at.url, { ...who, email: 'first@VOICE.test' })).user.role).toBe('admin');
});
