import { expect, test } from 'vitest';
import { type Candidate, likeliestTerms, type Occasion } from './relevance.ts';

const nowMs = 1_800_000_000_000;
const dayMs = 24 * 3600 * 1000;
const ago = (days: number) => new Date(nowMs - days * dayMs);

const term = (written: string, more: Partial<Candidate> = {}): Candidate => ({
  id: written,
  written,
  language: null,
  useCount: 0,
  lastUsedAt: null,
  createdAt: ago(100),
  lexemes: [written.toLowerCase()],
  saidAt: [],
  ...more,
});
const occasion = (more: Partial<Occasion> = {}): Occasion => ({
  around: new Set<string>(),
  host: undefined,
  language: 'auto',
  nowMs,
  ...more,
});

test('what stands around the caret comes first, then what was said here, said lately, just added, and the rest', () => {
  const terms = [
    term('never'),
    term('used', { lastUsedAt: ago(1), useCount: 9, createdAt: ago(200) }),
    term('old', { lastUsedAt: ago(90), useCount: 9 }),
    term('here', { saidAt: ['jira.test', 'jira.test'], lastUsedAt: ago(8), useCount: 2 }),
    term('elsewhere', { saidAt: ['mail.test'], lastUsedAt: ago(30), useCount: 2 }),
    term('new', { createdAt: ago(0) }),
    term('around'),
  ];
  const here = occasion({ around: new Set(['around', 'other']), host: 'jira.test' });
  expect(likeliestTerms(terms, here)).toEqual(['around', 'here', 'used', 'new', 'elsewhere', 'old', 'never']);
});

test('a phrase is around the caret when all its words are', () => {
  const phrase = term('San Francisco', { lexemes: ['san', 'francisco'] });
  const ranked = (...around: string[]) =>
    likeliestTerms([phrase, term('Added', { createdAt: ago(1) })], occasion({ around: new Set(around) }))[0];
  expect(ranked('san', 'jose')).toBe('Added');
  expect(ranked('san', 'francisco')).toBe('San Francisco');
});

test('a term without words of its own is not around everything', () => {
  const empty = term('на', { lexemes: [] });
  expect(likeliestTerms([empty, term('x', { createdAt: ago(3) })], occasion({ around: new Set(['y']) }))[0]).toBe('x');
});

test('terms of another language are left out where the language is known', () => {
  const terms = [term('ru', { language: 'ru' }), term('en', { language: 'en' }), term('any')];
  expect(likeliestTerms(terms, occasion({ language: 'en' })).sort()).toEqual(['any', 'en']);
  expect(likeliestTerms(terms, occasion())).toHaveLength(3);
});

test('a term of the user and of her group is sent once, as the likelier one writes it', () => {
  const terms = [term('GRAFANA'), term('Grafana', { lastUsedAt: ago(0), useCount: 1 })];
  expect(likeliestTerms(terms, occasion())).toEqual(['Grafana']);
});

test('no more than asked for', () => {
  const terms = Array.from({ length: 500 }, (_, n) => term(`t${n}`, { lastUsedAt: ago(n), useCount: 1 }));
  const sent = likeliestTerms(terms, occasion());
  expect(sent).toHaveLength(200);
  expect(sent[0]).toBe('t0');
});
