import { openWritingSchema } from '@alfavoice/inference/contract';
import { expect, test } from 'vitest';
import { phrasesOf } from './phrases.ts';

test('replacements go before terms; a term is found as it is written and as it sounds', () => {
  const { terms, snippets } = phrasesOf(
    [
      { kind: 'replacement', spoken: 'стрелка', written: '→' },
      { kind: 'snippet', spoken: 'моя подпись', written: 'С уважением,\nАнна' },
    ],
    [{ written: 'Kubernetes', sounds: ['кубернетес'] }],
  );
  expect(terms).toEqual([
    { spoken: 'стрелка', written: '→' },
    { spoken: 'Kubernetes', written: 'Kubernetes' },
    { spoken: 'кубернетес', written: 'Kubernetes' },
  ]);
  expect(snippets).toEqual([{ spoken: 'моя подпись', body: 'С уважением,\nАнна' }]);
});

test('a short term is not every word that is spelt like it', () => {
  expect(phrasesOf([], [{ written: 'IT', sounds: ['ай ти'] }]).terms).toEqual([{ spoken: 'ай ти', written: 'IT' }]);
});

test('the same phrases have the same key, others another; none have none', () => {
  const terms = [{ written: 'Grafana', sounds: [] }];
  expect(phrasesOf([], terms).phrasesKey).toBe(phrasesOf([], [...terms]).phrasesKey);
  expect(phrasesOf([], terms).phrasesKey).not.toBe(phrasesOf([], [{ written: 'Kibana', sounds: [] }]).phrasesKey);
  expect(phrasesOf([], [])).toEqual({});
});

test('what the largest dictionaries hold still fits into a message to a worker', () => {
  const term = { written: 'я'.repeat(100), sounds: ['ю'.repeat(100)] };
  const snippet = { kind: 'snippet' as const, spoken: 'подпись', written: 'щ'.repeat(10_000) };
  const phrases = phrasesOf(Array(1000).fill(snippet), Array(20_000).fill(term));
  expect(openWritingSchema.safeParse(phrases).success).toBe(true);
  expect(Buffer.byteLength(JSON.stringify(phrases))).toBeLessThan(8 * 1024 * 1024);
});
