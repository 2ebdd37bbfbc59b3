import { expect, it } from 'vitest';
import { cleanRequestSchema, mostTerms, termSchema } from './writing.ts';

const request = (terms: unknown) => ({ text: 'x', language: 'en', terms });
const term = { spoken: 'a', written: 'b' };

it.each([
  ['none', undefined, true],
  ['an empty list', [], true],
  ['a term', [term], true],
  ['a term that is written as nothing', [{ spoken: 'a', written: '' }], true],
  ['as many as there may be', Array(mostTerms).fill(term), true],
  ['one more', Array(mostTerms + 1).fill(term), false],
  ['no list', term, false],
  ['a term that is not said', [{ spoken: '', written: 'b' }], false],
  ['a term that is not written', [{ spoken: 'a' }], false],
  ['a term that is too long', [{ spoken: 'a'.repeat(201), written: 'b' }], false],
  ['a number', [{ spoken: 'a', written: 1 }], false],
  ['null', [null], false],
])('takes terms or not: %s', (_what, terms, taken) => {
  expect(cleanRequestSchema.safeParse(request(terms)).success).toBe(taken);
  if (Array.isArray(terms) && terms.length === 1) expect(termSchema.safeParse(terms[0]).success).toBe(taken);
});
