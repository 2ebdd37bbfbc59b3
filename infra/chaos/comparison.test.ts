import type { HistoryItem } from '@alfavoice/gateway/contract';
import { expect, test } from 'vitest';
import type { ChaosResults, Spoken } from './chaos.ts';
import { compare } from './comparison.ts';
import { holds, printChaos } from './report.ts';

const utterances = [
  { text: 'one two three', language: 'en', pcm: Buffer.alloc(0) },
  { text: 'four five six', language: 'en', pcm: Buffer.alloc(0) },
] as const;
const spoken = (dictationId: string, index: number, person = 0): Spoken => ({
  kept: { dictationId, pcm: Buffer.alloc(0), language: 'en', mode: 'on_pause' },
  index,
  person,
  way: 'live',
  delayS: 1,
});
const row = (dictation_id: string, raw: string) => ({ dictation_id, raw }) as HistoryItem;

test('what is missing, twice there or another text is counted, each of its own person', () => {
  const dictations = [spoken('a', 0), spoken('b', 1), spoken('c', 0), spoken('d', 1, 1)];
  const histories = [
    [row('a', 'one two three'), row('b', 'four five nix'), row('b', 'four five six'), row('d', 'four five six')],
    [],
  ];
  expect(compare(dictations, histories, utterances, ['one two three', 'four five six'])).toEqual({
    dictations: 4,
    lost: 2,
    doubled: 1,
    differing: 3,
    words: 12,
    errorsUndisturbed: 0,
    errorsDisturbed: 7,
  });
});

const good: ChaosResults = {
  ...{ seed: 1, dictations: 300, lost: 0, doubled: 0, differing: 2, words: 2000 },
  ...{ errorsUndisturbed: 200, errorsDisturbed: 210 },
  kills: { gateway: 40, worker: 30, database: 20, everything: 10 },
  ...{ fullDisks: 3, clockJumps: 0, restartsS: [3, 4], cuts: 5, resumed: 9, uploads: 60 },
  ...{ cutLaterS: [0.1, 0.4], delaysS: [1, 2, 30] },
};

test('the goal: nothing lost or doubled, and at most half a point of words worse', () => {
  expect(holds(good)).toBe(true);
  expect(holds({ ...good, lost: 1 })).toBe(false);
  expect(holds({ ...good, doubled: 1 })).toBe(false);
  expect(holds({ ...good, errorsDisturbed: 211 })).toBe(false);
});

test('the table says how much was killed, and what was not done', () => {
  const table = printChaos(good);
  expect(table).toContain('100: gateway 40, worker 30, database 20, everything 10');
  expect(table).toContain('| the disk was full | 3 times |');
  expect(table).toContain("| the clock of the product's processes was set | never |");
  expect(table).toContain('| 0.50 (at most 0.5) |');
  expect(table).toContain('2.0 s / 30.0 s');
  expect(printChaos({ ...good, cutLaterS: [] })).toContain('not measured');
});
