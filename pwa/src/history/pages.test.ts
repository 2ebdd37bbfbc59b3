import { createApi } from '@alfavoice/gateway/client';
import { expect, test } from 'vitest';
import { createPages } from './pages.ts';

const item = (id: string) => ({ id, created_at: '2026-11-25T10:00:00Z', text: id });

/** The REST client over a network of which the test gives each answer. */
function bench() {
  const asked: { url: URL; answer: (body: unknown, status?: number) => Promise<void> }[] = [];
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const fetch: typeof globalThis.fetch = (input, init) =>
    new Promise((resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      asked.push({
        url: new URL(String(input)),
        answer(body, status = 200) {
          resolve(Response.json(body, { status }));
          return settle();
        },
      });
    });
  const pages = createPages(createApi({ gateway: 'http://gateway.test', fetch }));
  return { pages, asked, settle, ids: () => pages.listing.value.items.map(({ id }) => id) };
}

test('page after page, an item that comes twice only once', async () => {
  const { pages, asked, settle, ids } = bench();
  void pages.find({ q: 'word' });
  await settle();
  expect(asked[0]?.url.search).toContain('q=word');
  await asked[0]?.answer({ items: [item('a'), item('b')], next_cursor: 'x' });
  void pages.more();
  void pages.more();
  await settle();
  expect(asked).toHaveLength(2);
  expect(asked[1]?.url.searchParams.get('cursor')).toBe('x');
  await asked[1]?.answer({ items: [item('b'), item('c')], next_cursor: null });
  expect(ids()).toEqual(['a', 'b', 'c']);
  await pages.more();
  expect(asked).toHaveLength(2);
});

test('a new question ends the one before; what is shown stays until it is answered', async () => {
  const { pages, asked, settle, ids } = bench();
  void pages.find({});
  await settle();
  await asked[0]?.answer({ items: [item('a')], next_cursor: null });
  void pages.find({ q: 'slow' });
  await settle();
  void pages.find({ q: 'fast' });
  await settle();
  expect(ids()).toEqual(['a']);
  await asked[1]?.answer({ items: [item('slow')], next_cursor: null });
  await asked[2]?.answer({ items: [item('fast')], next_cursor: null });
  expect(ids()).toEqual(['fast']);
  expect(pages.listing.value.loading).toBe(false);
});

test('a problem keeps what is shown', async () => {
  const { pages, asked, settle, ids } = bench();
  void pages.find({});
  await settle();
  await asked[0]?.answer({ items: [item('a')], next_cursor: 'x' });
  void pages.more();
  await settle();
  await asked[1]?.answer('nonsense', 502);
  expect(ids()).toEqual(['a']);
  expect(pages.listing.value).toMatchObject({ cursor: 'x', problem: { code: 'unavailable' } });
});

test('taken out and put back in its place', async () => {
  const { pages, asked, settle, ids } = bench();
  void pages.find({});
  await settle();
  await asked[0]?.answer({ items: ['a', 'b', 'c'].map(item), next_cursor: null });
  const putBack = pages.take('b');
  expect(ids()).toEqual(['a', 'c']);
  putBack();
  putBack();
  expect(ids()).toEqual(['a', 'b', 'c']);
  const [, second] = pages.listing.value.items;
  if (second) pages.replace({ ...second, text: 'corrected' });
  expect(pages.listing.value.items[1]?.text).toBe('corrected');
});

test('a refresh puts what is new on top; after a long absence it begins anew', async () => {
  const { pages, asked, settle, ids } = bench();
  void pages.find({});
  await settle();
  await asked[0]?.answer({ items: ['b', 'a'].map(item), next_cursor: null });
  void pages.refresh();
  await settle();
  await asked[1]?.answer({ items: ['c', 'b', 'a'].map(item), next_cursor: null });
  expect(ids()).toEqual(['c', 'b', 'a']);
  void pages.refresh();
  await settle();
  await asked[2]?.answer({ items: ['z', 'y'].map(item), next_cursor: 'x' });
  expect(ids()).toEqual(['z', 'y']);
  expect(pages.listing.value.cursor).toBe('x');
});

test('what was deleted does not come back with what is new, until that is undone', async () => {
  const { pages, asked, settle, ids } = bench();
  void pages.find({});
  await settle();
  await asked[0]?.answer({ items: ['b', 'a'].map(item), next_cursor: 'x' });
  const putBack = pages.take('b');
  void pages.refresh();
  await settle();
  await asked[1]?.answer({ items: ['c', 'b'].map(item), next_cursor: 'x' });
  expect(ids()).toEqual(['c', 'a']);
  putBack();
  expect(ids()).toContain('b');
});
