import { randomUUID } from 'node:crypto';
import {
  type Connection,
  connect,
  findUserByEmail,
  insertDictation,
  noteProposals,
  openProposals,
  uuid7,
} from '@alfavoice/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../contract/routes/index.ts';
import { administrator, api, codeOf, type Installation, install, keepSound, login, spoken } from './testing/index.ts';

let at: Installation;
let connection: Connection;
let token: string;
const other = { email: 'other@voice.test', password: 'a long password' };
let otherToken: string;

beforeAll(async () => {
  at = await install();
  connection = connect(at.database.url);
  token = (await login(at.url, administrator)).access_token;
  await api(at.url, token).api.admin.users.$post({ json: other });
  otherToken = (await login(at.url, other)).access_token;
});
afterAll(async () => {
  await connection.close();
  await at.close();
});

const call = (
  method: string,
  route: string,
  options: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
) =>
  fetch(at.url + route, {
    method,
    headers: {
      ...(options.token && { authorization: `Bearer ${options.token}` }),
      ...(options.body !== undefined && { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
  });

async function dictated(email: string, text: string, createdAt = new Date(), audioId: string | null = null) {
  const user = await findUserByEmail(connection.db, email);
  const { row } = await insertDictation(
    connection.db,
    user?.id ?? '',
    {
      dictationId: uuid7(createdAt.getTime()),
      raw: text.toLowerCase(),
      text,
      language: 'ru',
      quality: 'normal',
      mode: 'on_pause',
      host: 'mail.test',
      durationMs: 1200,
      timings: { audio_ms: 1200, queue_ms: 0, recognise_ms: 1, write_ms: 1, after_stop_ms: 2 },
      segments: [{ start_ms: 0, end_ms: 1200, text, raw: text.toLowerCase() }],
      complete: true,
      recovered: false,
      audioId,
      createdAt,
    },
    0,
  );
  return row;
}

const every = Object.values(routes);
/** A request to a route, with an id that is somebody's or nobody's. */
const tryRoute = (route: (typeof every)[number], id: string, options: Parameters<typeof call>[2] = {}) =>
  call(route.method.toUpperCase(), route.path.replace(/\{\w+\}/g, id), options);

test('every route of the contract is there, described, and nothing else is under /api', async () => {
  const { paths } = (await (await call('GET', '/api/openapi.json')).json()) as { paths: Record<string, object> };
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(described.sort()).toEqual(every.map(({ method, path }) => `${method} ${path}`).sort());
  expect(await codeOf(await call('GET', '/api/nothing'))).toBe('not_found');
});

test.each(every.filter((route) => 'security' in route))('$method $path needs a token', async (route) => {
  expect(await codeOf(await tryRoute(route, randomUUID()))).toBe('unauthorized');
  expect(await codeOf(await tryRoute(route, randomUUID(), { token: 'e30.e30.x' }))).toBe('unauthorized');
});

/** A thing of the administrator's for each kind of address. */
async function idFor(path: string): Promise<string> {
  if (path.startsWith('/api/auth/devices')) {
    const pairing = (await (await call('POST', '/api/auth/pairing', { token })).json()) as { code: string };
    const paired = await call('POST', '/api/auth/pairing/redeem', { body: { code: pairing.code, device: 'x' } });
    return ((await paired.json()) as { device_id: string }).device_id;
  }
  const madeBy = async (collection: string, body: object) => {
    const made = await call('POST', collection, { token, body });
    return ((await made.json()) as { id: string }).id;
  };
  if (path.startsWith('/api/replacements'))
    return madeBy('/api/replacements', { spoken: `слово ${randomUUID()}`, written: 'x' });
  if (path.startsWith('/api/snippets')) return madeBy('/api/snippets', { spoken: `слово ${randomUUID()}`, body: 'x' });
  if (path.startsWith('/api/dictionary/proposals')) {
    const { id, userId } = await dictated(administrator.email, 'Секрет');
    const proposal = { kind: 'term', spoken: `слово ${randomUUID()}`, written: 'Слово' } as const;
    await noteProposals(connection.db, userId, id, [proposal], new Date());
    const proposals = await openProposals(connection.db, userId, 100);
    return proposals.find(({ spoken }) => spoken === proposal.spoken)?.id ?? '';
  }
  if (path.startsWith('/api/dictionary')) {
    const made = await call('POST', '/api/dictionary', { token, body: { written: `Слово ${randomUUID()}` } });
    return ((await made.json()) as { id: string }).id;
  }
  const audioId = /\/(audio|rerun)$/.test(path) ? await keepSound(at, spoken(16_000)) : null;
  return (await dictated(administrator.email, 'Секрет', new Date(), audioId)).id;
}
const stolen = {
  '/api/history/{id}': { text: 'stolen' },
  '/api/history/{id}/rerun': {},
  '/api/history/{id}/rewrite': { style: 'chat' },
  '/api/dictionary/{id}': { written: 'stolen' },
  '/api/dictionary/proposals/{id}/accept': {},
  '/api/replacements/{id}': { written: 'stolen' },
  '/api/snippets/{id}': { body: 'stolen' },
};
const isAdministrators = ({ path }: { path: string }) => path.startsWith('/api/admin/');

test.each(every.filter((route) => route.path.includes('{id}') && !isAdministrators(route)))(
  "$method $path with another user's id: as if it were nobody's",
  async (route) => {
    const theirs = await idFor(route.path);
    const hasBody = 'request' in route && 'body' in route.request;
    const body = hasBody ? { body: stolen[route.path as keyof typeof stolen] } : {};
    const [foreign, nobodys] = await Promise.all(
      [theirs, randomUUID()].map((one) => tryRoute(route, one, { token: otherToken, ...body })),
    );
    expect(foreign?.status).toBe(404);
    expect(await foreign?.json()).toEqual(await nobodys?.json());
    expect((await tryRoute(route, theirs, { token, ...body })).ok).toBe(true);
  },
);

test.each(every.filter(isAdministrators))('$method $path is for administrators', async (route) => {
  expect(await codeOf(await tryRoute(route, randomUUID(), { token: otherToken }))).toBe('forbidden');
});

test("history shows one's own only", async () => {
  await dictated(administrator.email, 'Моё слово');
  await dictated(other.email, 'Чужое слово');
  const { items } = (await (await call('GET', '/api/history?q=слова', { token: otherToken })).json()) as {
    items: object[];
  };
  expect(items).toEqual([
    expect.objectContaining({ text: 'Чужое слово', highlight: 'Чужое \uE000слово\uE001', host: 'mail.test' }),
  ]);
});

test('history comes in pages, and a dictation can be read, corrected and deleted', async () => {
  const rows = [];
  for (let n = 0; n < 5; n++) rows.push(await dictated(administrator.email, `Страница ${n}`, new Date(1_000_000 + n)));
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = new URLSearchParams({ limit: '2', to: new Date(2_000_000).toISOString(), ...(cursor && { cursor }) });
    const page = (await (await call('GET', `/api/history?${query}`, { token })).json()) as {
      items: { text: string }[];
      next_cursor: string | null;
    };
    seen.push(...page.items.map(({ text }) => text));
    cursor = page.next_cursor;
  }
  expect(seen).toEqual([4, 3, 2, 1, 0].map((n) => `Страница ${n}`));
  const one = `/api/history/${rows[0]?.id}`;
  const corrected = await call('PATCH', one, { token, body: { text: 'Исправлено' } });
  expect(await corrected.json()).toMatchObject({ text: 'Исправлено', raw: 'страница 0', segments: [{ end_ms: 1200 }] });
  expect(await (await call('GET', one, { token })).json()).toMatchObject({ text: 'Исправлено' });
  expect((await call('DELETE', one, { token })).status).toBe(204);
  expect((await call('GET', one, { token })).status).toBe(404);
});

test.each([
  [
    'a body that is not JSON',
    () =>
      fetch(`${at.url}/api/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }),
  ],
  ['a body of another kind', () => fetch(`${at.url}/api/auth/login`, { method: 'POST', body: 'x' })],
  ['no body', () => call('POST', '/api/auth/login')],
  ['a value that is not the contract', () => call('POST', '/api/settings', { token, body: { theme: 5 } })],
  ['a name that is not the contract', () => call('POST', '/api/settings', { token, body: { colour: 'red' } })],
  ['a limit out of range', () => call('GET', '/api/history?limit=1000', { token })],
  ['a cursor of nobody', () => call('GET', '/api/history?cursor=x', { token })],
  ['an id that is none', () => call('GET', '/api/history/1', { token })],
  ['a search that cannot be stored', () => call('GET', '/api/history?q=%00', { token })],
  [
    'a text that cannot be stored',
    async () =>
      call('PATCH', `/api/history/${(await dictated(administrator.email, 'x')).id}`, { token, body: { text: '\0' } }),
  ],
])('%s: 400, as a problem', async (_name, ask) => {
  const answer = await ask();
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: 'bad_request', status: 400, detail: expect.stringMatching(/\S/) });
});

test('a body that is too large is refused', async () => {
  expect(await codeOf(await call('POST', '/api/settings', { token, body: { theme: 'x'.repeat(2_000_000) } }))).toBe(
    'too_large',
  );
});

test('settings are defaults until changed, and change one by one', async () => {
  const { settings } = api(at.url, otherToken).api;
  expect(await (await settings.$get()).json()).toMatchObject({ theme: 'system', history_limit: 0 });
  await settings.$post({ json: { theme: 'dark', hotkeys: ['Ctrl', 'Win'] } });
  expect(await (await settings.$post({ json: { history_limit: 10 } })).json()).toMatchObject({
    theme: 'dark',
    history_limit: 10,
  });
  expect(await (await settings.$get()).json()).toMatchObject({
    theme: 'dark',
    hotkeys: ['Ctrl', 'Win'],
    language: 'auto',
  });
});

test('text is cleaned by a worker', async () => {
  const answer = await api(at.url, token).api.writing.clean.$post({ json: { text: 'слово', language: 'ru' } });
  expect(await answer.json()).toMatchObject({ text: 'СЛОВО', raw: 'слово' });
});

test('readiness names each part', async () => {
  await expect.poll(async () => (await call('GET', '/readyz')).status).toBe(200);
  expect(await (await call('GET', '/readyz')).json()).toEqual({
    ready: true,
    parts: { database: { ok: true }, worker: { ok: true, detail: '1 of 1 ready' }, app: { ok: true } },
  });
});

test('metrics: of the gateway and its workers, for administrators and for this machine alone', async () => {
  const local = await (await call('GET', '/metrics')).text();
  expect(local).toMatch(/^active_connections 0$/m);
  expect(local).toMatch(/^queue_size\{worker="0"\} 3$/m);
  const proxied = { headers: { 'x-forwarded-for': '10.1.2.3' } };
  expect((await call('GET', '/metrics', proxied)).status).toBe(403);
  expect((await call('GET', '/metrics', { ...proxied, token: otherToken })).status).toBe(403);
  expect((await call('GET', '/metrics', { ...proxied, token })).status).toBe(200);
});

test('the app: its views are its first page, never stale; hashed files are kept for ever', async () => {
  const html = { headers: { accept: 'text/html' } };
  for (const view of ['/', '/setup', '/history/123']) {
    const page = await call('GET', view, html);
    expect(await page.text()).toContain('<title>AlfaVoice</title>');
    expect(page.headers.get('cache-control')).toBe('no-cache');
  }
  const script = await call('GET', '/assets/app-0a1b2c3d4e.js');
  expect(script.headers.get('cache-control')).toContain('immutable');
  expect((await call('GET', '/assets/gone.js', html)).status).toBe(404);
  expect((await call('GET', '/../data/jwt-secret')).headers.get('content-type')).not.toContain('octet-stream');
});

test('headers keep others out', async () => {
  const { headers } = await call('GET', '/');
  expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('permissions-policy')).toContain('microphone=(self)');
});
