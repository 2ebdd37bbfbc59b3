import * as workers from '@alfavoice/inference/contract';
import { expect, expectTypeOf, test } from 'vitest';
import * as browsers from '../../contract/index.ts';

// Browsers and workers know nothing of each other, and the gateway hands these values through as they are.
test('what a browser asks of a dictation has the values that a worker knows', () => {
  expect(browsers.qualitySchema.options).toEqual(workers.qualitySchema.options);
  expect(browsers.modeSchema.options).toEqual(workers.modeSchema.options);
  expect(browsers.languageSchema.options).toEqual(workers.languageSchema.options);
  expect(browsers.spokenLanguageSchema.options).toEqual(workers.spokenLanguageSchema.options);
});

test('texts are written in the styles and by the options that a worker knows', () => {
  expect(browsers.styleNames).toEqual(workers.styleNames);
  const { yo, english, noBreakSpaces, quotes, money } = workers.writingOptionsSchema.shape;
  const known = { yo, english, no_break_spaces: noBreakSpaces, quotes, money };
  for (const [name, schema] of Object.entries(known)) {
    const { options } = browsers.settingsSchema.shape[name as keyof typeof known];
    expect(options.filter((option) => option !== 'by_style')).toEqual(schema.options);
  }
});

test('what fits into a snippet or a replacement fits into a message to a worker', () => {
  const spoken = 'я'.repeat(browsers.maxTermLength);
  const [body, written] = ['я'.repeat(browsers.maxSnippetLength), 'я'.repeat(browsers.maxReplacementLength)];
  const writing = { snippets: [{ spoken, body }], terms: [{ spoken, written }] };
  expect(workers.openWritingSchema.safeParse(writing).success).toBe(true);
});

test('browsers join phrases as workers do', () => {
  const texts = ['', 'Да', 'Да.', 'Да.\n', '«', 'a (', 'a '];
  const phrases = ['', ' ', 'нет', ' нет. ', ', нет', '\n', '\nнет', '»', '— нет', '5 %'];
  for (const text of texts)
    for (const phrase of phrases) expect(browsers.joinPhrase(text, phrase)).toBe(workers.joinPhrase(text, phrase));
});

test('and the same types', () => {
  expectTypeOf<browsers.Quality>().toEqualTypeOf<workers.Quality>();
  expectTypeOf<browsers.Mode>().toEqualTypeOf<workers.Mode>();
  expectTypeOf<browsers.Language>().toEqualTypeOf<workers.Language>();
  expectTypeOf<browsers.Degraded>().toEqualTypeOf<workers.Degraded>();
  expectTypeOf<browsers.SpokenLanguage>().toEqualTypeOf<workers.SpokenLanguage>();
});
