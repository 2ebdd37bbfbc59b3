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

test('and the same types', () => {
  expectTypeOf<browsers.Quality>().toEqualTypeOf<workers.Quality>();
  expectTypeOf<browsers.Mode>().toEqualTypeOf<workers.Mode>();
  expectTypeOf<browsers.Language>().toEqualTypeOf<workers.Language>();
  expectTypeOf<browsers.Degraded>().toEqualTypeOf<workers.Degraded>();
  expectTypeOf<browsers.SpokenLanguage>().toEqualTypeOf<workers.SpokenLanguage>();
});
