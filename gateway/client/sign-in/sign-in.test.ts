import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { answer } from '../api/answer.ts';
import { createApi } from '../api/api.ts';
import { contextLocks } from './locks.ts';
import { accessTokenOf, createSignIn, type SignInState } from './sign-in.ts';
import type { SignInStorage } from './storage.ts';

const user = { id: '1', email: 'anna@firma.example', role: 'user' as const };
const credentials = { email: user.email, password: 'correct horse' };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A small gateway that rotates refresh tokens and revokes everything when one is used twice, as the real one does. */
async function listen() {
  const seen = { refreshes: 0, logouts: 0, revoked: false, broken: false, made: 0 };
  let refreshToken = '';
  const accessTokens = new Set<string>();
  const make = () => {
    seen.made++;
    refreshToken = `refresh-${seen.made}`;
    accessTokens.add(`access-${seen.made}`);
    return {
      access_token: `access-${seen.made}`,
      token_type: 'Bearer',
      expires_in: 900,
      refresh_token: refreshToken,
      user,
    };
  };
  const problem = (status: number, code: string) => ({ type: 'about:blank', title: code, status, code, detail: code });
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const say = (status: number, json: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    };
    if (seen.broken) return void response.writeHead(502).end('<html>Bad gateway</html>');
    if (request.url === '/api/auth/login') return say(200, make());
    if (request.url === '/api/auth/logout') {
      seen.logouts++;
      return void response.writeHead(204).end();
    }
    if (request.url === '/api/auth/refresh') {
      seen.refreshes++;
      if (JSON.parse(body).refresh_token !== refreshToken) seen.revoked = true;
      return seen.revoked ? say(401, problem(401, 'token_reused')) : say(200, make());
    }
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    return accessTokens.has(token) ? say(200, user) : say(401, problem(401, 'unauthorized'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return { gateway: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, accessTokens };
}

/** Contexts of one browser: they share a storage and the locks, nothing else. */
function browser(gateway: string) {
  const stored = new Map<string, string>();
  const storage: SignInStorage = {
    get: async (key) => stored.get(key),
    set: async (key, value) => void stored.set(key, value),
    remove: async (key) => void stored.delete(key),
  };
  const locks = contextLocks();
  const clock = { nowMs: 1_800_000_000_000 };
  const context = () => {
    const signIn = createSignIn({
      api: createApi({ gateway }),
      storage,
      client: 'device',
      locks,
      now: () => clock.nowMs,
    });
    return { signIn, api: createApi({ gateway, accessToken: signIn.accessToken }) };
  };
  return { context, clock, stored };
}

test('contexts that renew at the same moment use each refresh token once', async () => {
  const { gateway, seen } = await listen();
  const { context, clock } = browser(gateway);
  const contexts = [context(), context(), context()];
  await contexts[0]?.signIn.login(credentials);
  for (let round = 1; round <= 3; round++) {
    clock.nowMs += 15 * 60_000;
    const tokens = await Promise.all(contexts.flatMap(({ signIn }) => [signIn.accessToken(), signIn.accessToken()]));
    expect(new Set(tokens)).toEqual(new Set([`access-${round + 1}`]));
    expect(seen).toMatchObject({ refreshes: round, revoked: false });
  }
});

test('a token is renewed before it expires, and kept while it holds', async () => {
  const { gateway, seen } = await listen();
  const { context, clock } = browser(gateway);
  const { signIn } = context();
  await signIn.login(credentials);
  clock.nowMs += 13 * 60_000;
  expect(await signIn.accessToken()).toBe('access-1');
  clock.nowMs += 90_000;
  expect(await signIn.accessToken()).toBe('access-2');
  expect(seen.refreshes).toBe(1);
});

test('a call refused with 401 is made once more with a new token', async () => {
  const { gateway, seen, accessTokens } = await listen();
  const { signIn, api } = browser(gateway).context();
  await signIn.login(credentials);
  accessTokens.clear();
  expect(await answer(api.api.auth.me.$get())).toEqual({ ok: true, value: user });
  expect(seen.refreshes).toBe(1);
});

test('a sign-in the gateway has ended is forgotten; a gateway that is away is not the end', async () => {
  const { gateway, seen } = await listen();
  const { context, clock, stored } = browser(gateway);
  const { signIn, api } = context();
  const states: SignInState['kind'][] = [];
  signIn.subscribe(({ kind }) => states.push(kind));
  await signIn.login(credentials);
  clock.nowMs += 20 * 60_000;

  seen.broken = true;
  const away = await answer(api.api.auth.me.$get());
  expect(away).toMatchObject({ ok: false, problem: { code: 'unavailable' } });
  expect(signIn.state()).toEqual({ kind: 'signed_in', user });
  const restarted = context().signIn;
  expect(await restarted.restore()).toEqual({ kind: 'signed_in', user });

  seen.broken = false;
  seen.revoked = true;
  const ended = await answer(api.api.auth.me.$get());
  expect(ended).toMatchObject({ ok: false, problem: { code: 'unauthorized' } });
  expect(signIn.state()).toEqual({ kind: 'signed_out', ended: true });
  expect(stored.size).toBe(0);
  expect(states).toEqual(['signed_in', 'signed_out']);
});

test('signing out works without the gateway', async () => {
  const { gateway, seen } = await listen();
  const { context, stored } = browser(gateway);
  const { signIn } = context();
  await signIn.login(credentials);
  seen.broken = true;
  await signIn.logout();
  expect(signIn.state()).toEqual({ kind: 'signed_out', ended: false });
  expect(stored.size).toBe(0);
});

test('a browser that signed out without the gateway stays signed out, and tells it as soon as it can', async () => {
  const { gateway, seen } = await listen();
  const kept = new Map<string, string>();
  const storage: SignInStorage = {
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
  };
  const open = () => createSignIn({ api: createApi({ gateway }), storage, client: 'browser', locks: contextLocks() });
  const before = open();
  await before.login(credentials);
  seen.broken = true;
  await before.logout();
  expect(await open().restore()).toEqual({ kind: 'signed_out', ended: false });
  seen.broken = false;
  expect(await open().restore()).toEqual({ kind: 'signed_out', ended: false });
  expect(seen).toMatchObject({ refreshes: 0, logouts: 1 });
  await open().login(credentials);
  expect(kept.has('alfavoice.signed-out')).toBe(false);
});

test('nobody at the address is a value, not an exception', async () => {
  const { signIn } = browser('http://127.0.0.1:9').context();
  expect(await signIn.login(credentials)).toMatchObject({ ok: false, problem: { code: 'unavailable' } });
});

test('what one person said is not sent with the token of another', async () => {
  const { gateway } = await listen();
  const { signIn } = browser(gateway).context();
  await signIn.login(credentials);
  expect(await accessTokenOf(signIn, user.id)()).toBe('access-1');
  expect(await accessTokenOf(signIn, 'somebody else')()).toBeUndefined();
});
