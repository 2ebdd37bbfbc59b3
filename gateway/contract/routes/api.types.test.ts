import { hc } from 'hono/client';
import { expectTypeOf, test } from 'vitest';
import type { SignedIn } from '../rest/auth.ts';
import type { HistoryPage } from '../rest/history.ts';
import type { Api } from './index.ts';

test('the client is typed by the routes alone', () => {
  const api = hc<Api>('http://localhost');
  const login = () => api.api.auth.login.$post({ json: { email: 'a@b.c', password: 'x' } });
  expectTypeOf<
    Extract<Awaited<ReturnType<typeof login>>, { status: 200 }>['json']
  >().returns.resolves.toEqualTypeOf<SignedIn>();
  const history = () => api.api.history.$get({ query: { limit: 5, q: 'word' } });
  expectTypeOf<
    Extract<Awaited<ReturnType<typeof history>>, { status: 200 }>['json']
  >().returns.resolves.toEqualTypeOf<HistoryPage>();
  const one = () => api.api.history[':id'].$delete({ param: { id: 'x' } });
  expectTypeOf(one).returns.resolves.toHaveProperty('status');
});
