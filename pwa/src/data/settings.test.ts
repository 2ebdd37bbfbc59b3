import { createApi } from '@alfavoice/gateway/client';
import { defaultSettings, type Settings } from '@alfavoice/gateway/contract';
import { expect, test } from 'vitest';
import { createSettings } from './settings.ts';

/** A server with the settings of one person, which may be away, and a device that remembers. */
function bench() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const server = { away: false, settings: { ...defaultSettings, language: 'ru' } as Settings };
  const api = createApi({
    gateway: 'http://localhost',
    fetch: async (_input, init) => {
      if (server.away) throw new TypeError('fetch failed');
      if (init?.method === 'POST') server.settings = { ...server.settings, ...JSON.parse(String(init.body)) };
      return Response.json(server.settings);
    },
  });
  return { server, kept, open: () => createSettings(api, storage) };
}
const languageOf = ({ state }: ReturnType<typeof createSettings>) =>
  state.value.kind === 'here' ? state.value.value.language : state.value.kind;

test('while the server is away they are as they were last on this device, for the same person only', async () => {
  const { server, open } = bench();
  const before = open();
  await before.load('anna');
  await before.change({ language: 'en' });
  server.away = true;
  const [anna, boris] = [open(), open()];
  await anna.load('anna');
  expect(languageOf(anna)).toBe('en');
  await boris.load('boris');
  expect(languageOf(boris)).toBe('problem');
});

test('the server’s word counts once it is there; a refused change alters nothing', async () => {
  const { server, open } = bench();
  const settings = open();
  await settings.load('anna');
  server.away = true;
  expect((await settings.change({ language: 'en' })).ok).toBe(false);
  expect(languageOf(settings)).toBe('ru');
  server.away = false;
  server.settings = { ...server.settings, language: 'auto' };
  await settings.load('anna');
  expect(languageOf(settings)).toBe('auto');
});

test('what is remembered in another form is passed over', async () => {
  const { server, kept, open } = bench();
  kept.set('alfavoice.settings.anna', '{"language":"klingon"}');
  server.away = true;
  const settings = open();
  await settings.load('anna');
  expect(languageOf(settings)).toBe('problem');
});
