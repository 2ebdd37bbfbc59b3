import { expect, test } from 'vitest';
import { createLook } from './look.ts';

const device = (stored?: string, languages = ['ru-RU']) => {
  const storage = new Map(stored === undefined ? [] : [['alfavoice.look', stored]]);
  const root = { dataset: {} as DOMStringMap, lang: '' } as HTMLElement;
  const look = createLook({
    root,
    storage: { getItem: (key) => storage.get(key) ?? null, setItem: (key, value) => void storage.set(key, value) },
    languages: () => languages,
  });
  return { root, look, storage };
};

test('before any choice: theme and language of the device', () => {
  const { root, look } = device();
  expect(root).toMatchObject({ dataset: {}, lang: 'ru' });
  expect(look.words.value.places.history).toBe('История');
});

test('a choice shows at once and is there at the next start', () => {
  const { root, look, storage } = device();
  look.apply({ theme: 'dark' });
  look.apply({ locale: 'en' });
  expect(root).toMatchObject({ dataset: { theme: 'dark' }, lang: 'en' });
  const next = device(storage.get('alfavoice.look'));
  expect(next.root).toMatchObject({ dataset: { theme: 'dark' }, lang: 'en' });
  next.look.apply({ theme: 'system' });
  expect(next.root.dataset).toEqual({});
});

test.each(['', 'no json', '{"theme":"pink","locale":7}', 'null'])(
  'what is not a choice counts as none: %j',
  (stored) => {
    expect(device(stored, ['de']).root).toMatchObject({ dataset: {}, lang: 'en' });
  },
);
