import { expect, test } from 'vitest';
import { maxRefusedLines } from '../../contract/limits.ts';
import { planTerms } from './plan-terms.ts';
import { readTermList } from './term-list.ts';

const known = (written: string, sounds: string[] = []) => ({
  id: written,
  userId: 'u',
  groupId: null,
  written,
  sounds,
  language: 'ru' as const,
  disabled: true,
  useCount: 4,
  lastUsedAt: null,
  createdAt: new Date(0),
});

test('new terms are added; known ones take what the list says otherwise and keep the rest', () => {
  const list = readTermList('Kafka\nGRAFANA,графана\nРедис\njira\nредис');
  const plan = planTerms([known('Grafana', ['графа на']), known('Редис'), known('Jira')], list, 100);
  expect(plan.entries).toEqual([
    { written: 'Kafka', sounds: [], language: null, disabled: false },
    { written: 'GRAFANA', sounds: ['графана'], language: 'ru', disabled: true },
    { written: 'jira', sounds: [], language: 'ru', disabled: true },
  ]);
  expect(plan.result).toMatchObject({ added: 1, changed: 2, known: 1, refused: 1 });
  expect(plan.result.refusals).toEqual([{ line: 5, text: 'редис', reason: 'repeated' }]);
});

test('where there is no room the first new ones are taken, and known ones still change', () => {
  const plan = planTerms([known('Раз')], readTermList('Два\nТри\nраз'), 2);
  expect(plan.entries.map(({ written }) => written)).toEqual(['Два', 'раз']);
  expect(plan.result.refusals).toEqual([{ line: 2, text: 'Три', reason: 'no_room' }]);
});

test('of many refused lines all are counted and the first are named, in the order of the list', () => {
  const text = Array.from({ length: 300 }, (_, n) => (n % 2 ? '---' : 'Раз')).join('\n');
  const { result } = planTerms([], readTermList(text), 100);
  expect(result).toMatchObject({ added: 1, refused: 299 });
  expect(result.refusals).toHaveLength(maxRefusedLines);
  expect(result.refusals.slice(0, 2)).toEqual([
    { line: 2, text: '---', reason: 'no_letters' },
    { line: 3, text: 'Раз', reason: 'repeated' },
  ]);
});
