import { expect, it } from 'vitest';
import { createWriter } from './index.ts';
import { measureRules, measureRulesSpeed } from './measure-rules.ts';

const cases = [
  { id: 'a', language: 'ru', kind: 'number', raw: 'двадцать пять процентов', accept: ['25 %'] },
  { id: 'b', language: 'ru', kind: 'number', raw: 'двадцать пять рублей', accept: ['26 рублей'] },
  { id: 'c', language: 'en', kind: 'plain', raw: 'it is not so', accept: ['It is not so!'] },
] as const;

it('counts what is exact by kind, and tells changed facts from other misses', async () => {
  const score = await measureRules(
    createWriter(),
    cases.map((one) => ({ ...one, accept: [...one.accept] })),
  );
  expect(score.kinds).toEqual([
    { language: 'ru', kind: 'number', cases: 2, exact: 1 },
    { language: 'en', kind: 'plain', cases: 1, exact: 0 },
  ]);
  expect(score.wrong.map(({ id }) => id)).toEqual(['b', 'c']);
  expect(score.factsChanged).toEqual(['b']);
});

it('times the rules per 25 words', async () => {
  const long = { id: 'd', language: 'en' as const, kind: 'plain', raw: 'so it goes '.repeat(10).trim(), accept: ['x'] };
  const [speed] = await measureRulesSpeed(createWriter(), [long]);
  expect(speed).toMatchObject({ language: 'en', words: 30 });
  expect(speed?.p50Ms).toBeGreaterThan(0);
});
