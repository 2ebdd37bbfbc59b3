import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from '../../playground/rows.ts';
import type { MatrixBrowser } from './driver.ts';

export interface RandomReport {
  browser: MatrixBrowser['name'];
  seed: number;
  dictations: number;
  phrases: number;
  /** Phrases that were not inserted, and told so. */
  kept: number;
  /** What stands in a wrong place, is lost or doubled. */
  wrong: string[];
}

const base = 'раз два три';
/** Editors draw within some frames. */
const drawsWithinMs = 60;
const words = 'дом река письмо отчёт 🎉 встреча Анна ёлка срок заказ'.split(' ');

/** Small and good enough to repeat a run (mulberry32). @returns 0..1 */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a person does before a phrase comes. */
const actions = ['waits', 'types', 'moves the caret', 'goes elsewhere', 'waits'] as const;
const letter = 'z';

/** One phrase, by the number it holds. */
interface Given {
  mark: string;
  inserted: boolean;
  /** In words, for a report. */
  step: string;
}

/**
 * Dictations of one to three phrases into rows at random, while a person types, moves the caret or goes to another field
 * between them. Each phrase holds a number of its own: it must stand in the model once if it was inserted, never if it was
 * kept, and never in the other field; what the person wrote stays whole.
 */
export async function dictateAtRandom(
  browser: MatrixBrowser,
  { rows, url, seed, dictations }: { rows: Row[]; url: string; seed: number; dictations: number },
): Promise<RandomReport> {
  const random = randomOf(seed);
  const report: RandomReport = { browser: browser.name, seed, dictations, phrases: 0, kept: 0, wrong: [] };
  // Keys go to the button of the toolbar.
  const takesKeys = (row: Row) => !row.says && !row.maxLength && row.id !== 'toolbar';
  const typed = rows.filter((row) => row.expected === 'typed' && takesKeys(row));
  for (let number = 1; number <= dictations; number += 1) {
    const row = oneOf(typed, random);
    try {
      await browser.open(`${url}/${row.id}`);
      const { given, letters } = await dictate(browser, random, number);
      report.phrases += given.length;
      report.kept += given.filter(({ inserted }) => !inserted).length;
      const steps = given.map(({ step }) => step).join('; ');
      for (const problem of await problemsOf(browser, given, letters))
        report.wrong.push(`${number}: ${row.title}: ${problem} (${steps})`);
    } catch (error) {
      report.wrong.push(`${number}: ${row.title}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    }
  }
  return report;
}

async function dictate(browser: MatrixBrowser, random: () => number, number: number) {
  const below = (end: number) => Math.floor(random() * end);
  const from = below(base.length);
  await browser.set(base, from, random() < 0.3 ? from + below(base.length - from) : from);
  const target = await browser.pin();
  const given: Given[] = [];
  let letters = 0;
  for (let count = 1 + below(3); count > 0; count -= 1) {
    const action = oneOf(actions, random);
    if (action === 'types') {
      await browser.type(letter.repeat(3));
      letters += 3;
    }
    if (action === 'moves the caret') await browser.press('left');
    if (action === 'goes elsewhere') await browser.click('#elsewhere');
    const mark = `№${number * 10 + given.length}`;
    const spoken = Array.from({ length: 1 + below(12) }, () => oneOf(words, random)).join(' ');
    const { outcome } = await browser.insert(target, `${spoken} ${mark} ${oneOf(words, random)}.`);
    const inserted = outcome.kind === 'inserted';
    given.push({ mark, inserted, step: `${action}, ${mark} ${inserted ? outcome.how : outcome.reason}` });
  }
  return { given, letters };
}

async function problemsOf(browser: MatrixBrowser, given: Given[], letters: number): Promise<string[]> {
  await sleep(drawsWithinMs);
  const there = await browser.model();
  const elsewhere = String(await browser.inPage(`document.querySelector('#elsewhere').value`));
  const times = (text: string, part: string) => text.split(part).length - 1;
  const misplaced = given.flatMap(({ mark, inserted }) =>
    times(there, mark) === (inserted ? 1 : 0) ? [] : [`${mark} stands there ${times(there, mark)} times`],
  );
  if (elsewhere.includes('№')) misplaced.push('in the other field');
  if (times(there + elsewhere, letter) !== letters) misplaced.push('what was typed is broken');
  return misplaced;
}

const oneOf = <Value>(values: readonly Value[], random: () => number): Value =>
  values[Math.floor(random() * values.length)] as Value;
