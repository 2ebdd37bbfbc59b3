import type { GatewayApi } from '@alfavoice/gateway/client';
import { createApi } from '@alfavoice/gateway/client';
import type { DictionaryPage, Term } from '@alfavoice/gateway/contract';
import { expect, test } from 'vitest';
import { termsOf } from '../data/dictionary.ts';
import type { EntrySearch } from '../data/entries.ts';
import { createEditablePages } from './editable-pages.ts';

const term = (written: string): Term => ({
  id: written,
  written,
  sounds: [],
  language: null,
  disabled: false,
  use_count: 0,
  last_used_at: null,
  created_at: '2026-01-01T00:00:00.000Z',
  group: null,
  editable: true,
});

/** A server whose answers come when the test says so. */
function server() {
  const asked: { url: URL; reply: (page: DictionaryPage | number) => Promise<void> }[] = [];
  const api: GatewayApi = createApi({
    gateway: 'https://voice.test',
    fetch: (input, init) =>
      new Promise((resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        const reply = async (page: DictionaryPage | number) => {
          resolve(typeof page === 'number' ? new Response('', { status: page }) : Response.json(page));
          for (let turn = 0; turn < 10; turn++) await Promise.resolve();
          await new Promise((done) => setTimeout(done));
        };
        asked.push({ url: new URL(String(input)), reply });
      }),
  });
  return { api, asked };
}
const settled = () => new Promise((done) => setTimeout(done));

async function firstPage() {
  const { api, asked } = server();
  const pages = createEditablePages<Term, EntrySearch>({}, termsOf(api).list);
  void pages.find({ q: 'а' });
  await settled();
  await asked[0]?.reply({ items: [term('а'), term('б')], next_cursor: 'c', total: 3 });
  const shown = () => pages.listing.value.items.map(({ written }) => written);
  return { pages, asked, shown };
}

test('pages follow each other, and nothing comes twice', async () => {
  const { pages, asked, shown } = await firstPage();
  expect(asked[0]?.url.searchParams.get('q')).toBe('а');
  void pages.more();
  void pages.more();
  await settled();
  expect(asked).toHaveLength(2);
  expect(asked[1]?.url.searchParams.get('cursor')).toBe('c');
  await asked[1]?.reply({ items: [term('б'), term('в')], next_cursor: null, total: 3 });
  expect(shown()).toEqual(['а', 'б', 'в']);
  expect(pages.listing.value).toMatchObject({ cursor: null, total: 3, loading: false });
});

test('a new question ends the one before it; what is shown stays until its answer is here', async () => {
  const { pages, asked, shown } = await firstPage();
  void pages.find({ q: 'старый' });
  void pages.find({ q: 'новый' });
  await settled();
  expect(shown()).toEqual(['а', 'б']);
  await asked[2]?.reply({ items: [term('новый')], next_cursor: null, total: 1 });
  await asked[1]?.reply({ items: [term('старый')], next_cursor: null, total: 1 });
  expect(shown()).toEqual(['новый']);
});

test('a failure is told and takes nothing away', async () => {
  const { pages, asked, shown } = await firstPage();
  void pages.find({});
  await settled();
  await asked[1]?.reply(502);
  expect(pages.listing.value.problem?.code).toBe('unavailable');
  expect(shown()).toEqual(['а', 'б']);
});

test('what was taken does not come back with a page, until it is put back', async () => {
  const { pages, asked, shown } = await firstPage();
  const putBack = pages.take('б');
  const answer = { items: [term('а'), term('б')], next_cursor: null, total: 2 };
  void pages.find({});
  await settled();
  await asked[1]?.reply(answer);
  expect(shown()).toEqual(['а']);
  putBack();
  void pages.find({});
  await settled();
  await asked[2]?.reply(answer);
  expect(shown()).toEqual(['а', 'б']);
});

test('added, changed, taken and put back where it was', async () => {
  const { pages, shown } = await firstPage();
  pages.add(term('новое'));
  pages.replace({ ...term('а'), written: 'А' });
  expect(shown()).toEqual(['новое', 'А', 'б']);
  expect(pages.listing.value.total).toBe(4);
  const putBack = pages.take('а');
  expect(shown()).toEqual(['новое', 'б']);
  putBack();
  putBack();
  expect(shown()).toEqual(['новое', 'А', 'б']);
  expect(pages.listing.value.total).toBe(4);
});
