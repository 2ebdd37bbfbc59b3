import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SignedIn } from '../../contract/rest/auth.ts';
import { administrator, api, codeOf, type Installation, install, login, openLive } from '../testing/index.ts';

let at: Installation;
let token: string;
beforeAll(async () => {
  at = await install();
  token = (await login(at.url, administrator)).access_token;
});
afterAll(() => at.close());

const post = (route: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(at.url + route, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const refresh = (refresh_token: string | undefined) => post('/api/auth/refresh', { refresh_token });
const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';
const newUser = async () => {
  const who = { email: `${randomUUID()}@voice.test`, password: 'a long password' };
  expect((await api(at.url, token).api.admin.users.$post({ json: who })).status).toBe(201);
  return who;
};
const pair = async () => {
  const { code } = (await (await api(at.url, token).api.auth.pairing.$post()).json()) as { code: string };
  const answer = await post('/api/auth/pairing/redeem', { code: code.toLowerCase(), device: 'Chrome' });
  return { code, paired: (await answer.json()) as SignedIn & { device_id: string } };
};
const ticketFor = async (accessToken: string) =>
  ((await (await api(at.url, accessToken).api.live.ticket.$post()).json()) as { ticket: string }).ticket;
const extension = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';

test('each refresh token works once; one used again ends the sign-in', async () => {
  const first = await login(at.url, administrator);
  const second = (await (await refresh(first.refresh_token)).json()) as SignedIn;
  expect(second.refresh_token).not.toBe(first.refresh_token);
  const third = (await (await refresh(second.refresh_token)).json()) as SignedIn;
  expect(await codeOf(await refresh(first.refresh_token))).toBe('token_reused');
  expect((await refresh(third.refresh_token)).status).toBe(401);
  expect((await refresh((await login(at.url, administrator)).refresh_token)).status).toBe(200);
});

test('of two refreshes at once one wins', async () => {
  const { refresh_token } = await login(at.url, administrator);
  const both = await Promise.all([refresh(refresh_token), refresh(refresh_token)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
});

test('logout ends the sign-in; a token nobody knows changes nothing', async () => {
  const { refresh_token } = await login(at.url, administrator);
  expect((await post('/api/auth/logout', { refresh_token })).status).toBe(204);
  expect((await refresh(refresh_token)).status).toBe(401);
  expect(await codeOf(await refresh('made up'))).toBe('unauthorized');
  expect(await codeOf(await refresh(undefined))).toBe('unauthorized');
});

test('a browser has its refresh token where no script sees it, and only our own pages may use it', async () => {
  const answer = await post('/api/auth/login', { ...administrator, client: 'browser' });
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Strict/);
  expect(cookie).toMatch(/Path=\/api\/auth/);
  expect(await answer.json()).not.toHaveProperty('refresh_token');
  const withCookie = (origin: string) => post('/api/auth/refresh', {}, { cookie: cookieOf(answer), origin });
  expect((await withCookie('https://evil.test')).status).toBe(401);
  expect((await withCookie(extension)).status).toBe(401);
  const renewed = await withCookie(at.url);
  expect(renewed.status).toBe(200);
  expect(await renewed.json()).not.toHaveProperty('refresh_token');
  const out = await post('/api/auth/logout', {}, { cookie: cookieOf(renewed), origin: at.url });
  expect(out.headers.get('set-cookie')).toMatch(/Max-Age=0/);
  expect((await post('/api/auth/refresh', {}, { cookie: cookieOf(renewed) })).status).toBe(401);
});

test('guessing is slowed: per account and address, with when to try again; the right person elsewhere is not locked out', async () => {
  const who = await newUser();
  const guess = (from: string) => post('/api/auth/login', { ...who, password: 'wrong' }, { 'x-forwarded-for': from });
  for (let n = 0; n < 10; n++) expect(await codeOf(await guess('10.0.0.1'))).toBe('wrong_password');
  const refused = await post('/api/auth/login', who, { 'x-forwarded-for': '10.0.0.1' });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await post('/api/auth/login', who, { 'x-forwarded-for': '10.0.0.2' })).status).toBe(200);
  expect((await fetch(`${at.url}/healthz`)).status).toBe(200);
});

test('an unknown address is answered as a wrong password is', async () => {
  const unknown = await post('/api/auth/login', { email: 'nobody@voice.test', password: 'x' });
  const wrong = await post('/api/auth/login', { email: administrator.email, password: 'x' });
  expect(await unknown.json()).toEqual(await wrong.json());
});

test('only administrators make users; an address is taken once, however it is written', async () => {
  const who = await newUser();
  const user = (await login(at.url, who)).access_token;
  expect(await codeOf(await api(at.url, user).api.admin.users.$post({ json: await fresh() }))).toBe('forbidden');
  expect(await codeOf(await api(at.url, user).api.admin.users.$get())).toBe('forbidden');
  const again = { ...who, email: who.email.toUpperCase() };
  expect(await codeOf(await api(at.url, token).api.admin.users.$post({ json: again }))).toBe('conflict');
});
const fresh = async () => ({ email: `${randomUUID()}@voice.test`, password: 'a long password' });

test('a pairing code makes one device, once, and the device is out as soon as it is removed', async () => {
  const { code, paired } = await pair();
  expect(await codeOf(await post('/api/auth/pairing/redeem', { code, device: 'Other' }))).toBe('unauthorized');
  const device = api(at.url, paired.access_token);
  const renewed = (await (await refresh(paired.refresh_token)).json()) as SignedIn;
  const { items } = (await (await device.api.auth.devices.$get()).json()) as { items: { id: string; name: string }[] };
  expect(items).toContainEqual(expect.objectContaining({ id: paired.device_id, name: 'Chrome' }));
  expect((await api(at.url, token).api.auth.devices[':id'].$delete({ param: { id: paired.device_id } })).status).toBe(
    204,
  );
  expect((await device.api.auth.me.$get()).status).toBe(401);
  expect((await refresh(renewed.refresh_token)).status).toBe(401);
});

test('guessing at pairing codes is slowed', async () => {
  const guess = () =>
    post('/api/auth/pairing/redeem', { code: 'AAAA-AAAA', device: 'x' }, { 'x-forwarded-for': '10.0.0.9' });
  for (let n = 0; n < 10; n++) expect((await guess()).status).toBe(401);
  expect((await guess()).status).toBe(429);
});

test('a live session needs credentials', async () => {
  expect(await openLive(at.url, {})).toBe(401);
  expect(await openLive(at.url, { token: `${token}x` })).toBe(401);
  expect(await openLive(at.url, { protocols: ['ticket.made-up'] })).toBe(401);
});

test('a ticket opens one live session, once', async () => {
  const protocols = [`ticket.${await ticketFor(token)}`];
  const opened = await openLive(at.url, { protocols });
  if (typeof opened === 'number') throw new Error(`refused with ${opened}`);
  expect(opened.socket.protocol).toBe('alfavoice.v1');
  opened.socket.close();
  expect(await openLive(at.url, { protocols })).toBe(401);
});

test('a live session is for our own pages, for paired extensions, and for programs', async () => {
  const { paired } = await pair();
  const open = async (accessToken: string, origin: string) => {
    const opened = await openLive(at.url, { protocols: [`ticket.${await ticketFor(accessToken)}`], origin });
    if (typeof opened === 'number') return opened;
    opened.socket.close();
    return 'open';
  };
  expect(await open(token, at.url)).toBe('open');
  expect(await open(token, at.url.replace('127.0.0.1', 'localhost'))).toBe('open');
  expect(await open(token, 'https://evil.test')).toBe(403);
  expect(await open(token, 'null')).toBe(403);
  expect(await open(token, extension)).toBe(403);
  expect(await open(paired.access_token, extension)).toBe('open');
  expect(await open(paired.access_token, 'https://evil.test')).toBe(403);
  expect(await openLive(at.url, { token, origin: 'https://evil.test' })).toBe(403);
});

test('extensions may call the API across origins, without cookies; pages may not', async () => {
  const preflight = (origin: string) =>
    fetch(`${at.url}/api/history`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
    });
  const allowed = await preflight(extension);
  expect(allowed.headers.get('access-control-allow-origin')).toBe(extension);
  expect(allowed.headers.get('access-control-allow-headers')).toMatch(/authorization/i);
  expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
  expect((await preflight('https://evil.test')).headers.get('access-control-allow-origin')).toBeNull();
});

test('secrets are kept for the owner alone', async () => {
  const file = path.join(at.directory, 'data', 'jwt-secret');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await readFile(file, 'utf8')).trim().length).toBeGreaterThanOrEqual(43);
});
