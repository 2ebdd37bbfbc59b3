import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ModelScore } from './model.ts';
import { type ModelScores, printFacts, printVerdict } from './report-model.ts';
import type { SpeechScore } from './speech.ts';

const score = (language: 'ru' | 'en', exactWithEditor: number, harmedByEditor: string[]): ModelScore => ({
  name: 'cases',
  language,
  cases: 10,
  exactByRules: 8,
  exactWithEditor,
  harmedByRules: [],
  harmedByEditor,
  outcomes: {},
  p50Ms: 1,
  p95Ms: 1,
  meanCpuMs: 1,
  traps: 5,
  trapsHarmed: 0,
});
const report = (scores: ModelScore[]): ModelScores => ({ model: 'm', threads: 1, scores });
const heard = (language: 'ru' | 'en', rules: number, edited: number): SpeechScore[] =>
  (['rules', 'edited'] as const).map((stage) => ({
    language,
    stage,
    clips: 1,
    f1: stage === 'rules' ? rules : edited,
    caseAccuracy: 1,
    contentErrors: 0,
  }));

it('a model that does more harm than good for a language is not to be used for it', () => {
  const scores = [score('ru', 7, ['a', 'b']), score('en', 9, [])];
  const verdict = printVerdict(report(scores), [...heard('ru', 0.7, 0.9), ...heard('en', 0.7, 0.8)]);
  expect(verdict).toContain('m, ru: punctuation F1 +20.0, cases helped 1, harmed 2: not by default');
  expect(verdict).toContain('m, en: punctuation F1 +10.0, cases helped 1, harmed 0: may be used');
});

it('a model that changes nothing for the better is not either', () => {
  expect(printVerdict(report([score('ru', 8, [])]), heard('ru', 0.7, 0.7))).toContain('not by default');
});

it('tells which facts changed', () => {
  const facts = { edits: 2, changed: 1, outcomes: { used: 2 }, factsChanged: [{ before: 'не да', after: 'да' }] };
  expect(printFacts(facts)).toContain('changed: 1 (goal 0)\n  не да -> да');
});

it('marks are two characters a word', () => {
  const lines = readFileSync(new URL('marks.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  expect(lines.length).toBeGreaterThan(60);
  for (const line of lines) expect((JSON.parse(line) as { marks: string }).marks).toMatch(/^(?:[Cc][_,.?!:;])+$/);
});
