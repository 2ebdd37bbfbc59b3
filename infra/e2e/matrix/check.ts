import { setTimeout as sleep } from 'node:timers/promises';
import { type Cell, markKey } from './cells.ts';
import type { MatrixBrowser, Outcome } from './driver.ts';

export interface Result {
  browser: MatrixBrowser['name'];
  cell: Cell;
  ok: boolean;
  /** `typed`, `pasted`, or the reason why it was kept. */
  how: string;
  ms: number;
  /** What is wrong. */
  note: string;
}

/** Editors draw within some frames. */
const drawsWithinMs = 400;
const lookEveryMs = 20;

/**
 * Does the cells of one row in a real browser and compares the editor's own model. Never throws: a broken page is a failed
 * cell.
 */
export async function checkRow(browser: MatrixBrowser, address: string, cells: Cell[]): Promise<Result[]> {
  const results: Result[] = [];
  let opened = false;
  for (const cell of cells) {
    const result = { browser: browser.name, cell, ok: false, how: '', ms: Number.NaN, note: '' };
    try {
      if (!opened) await browser.open(address);
      opened = true;
      results.push({ ...result, ...(await check(browser, cell)) });
    } catch (error) {
      results.push({ ...result, note: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) });
    }
  }
  return results;
}

async function check(browser: MatrixBrowser, cell: Cell): Promise<Omit<Result, 'browser' | 'cell'>> {
  const { text, from, to } = cell.before;
  await browser.set(text, from, to);
  const { outcome, ms } = await browser.insert(await browser.pin(), cell.text);
  const how = outcome.kind === 'inserted' ? outcome.how : outcome.reason;
  const notes = [
    ...(await modelNotes(browser, cell)),
    ...outcomeNotes(cell, outcome),
    ...(await undoNotes(browser, cell)),
  ];
  return { how, ms, ok: notes.length === 0, note: notes.join('; ') };
}

async function modelNotes(browser: MatrixBrowser, { into, after }: Cell): Promise<string[]> {
  if (into === 'caret') await browser.type(markKey);
  const there = await modelWhen(browser, after);
  return there === after ? [] : [differenceOf(there, after)];
}

function outcomeNotes({ row }: Cell, outcome: Outcome): string[] {
  if (row.maxLength) return outcome.kind === 'kept' && outcome.reason === 'cut' ? [] : ['the cut is not told'];
  const wanted = row.expected === 'typed' ? 'inserted' : 'kept';
  return outcome.kind === wanted ? [] : [`told ${outcome.kind === 'kept' ? outcome.reason : 'inserted'}`];
}

/** One undo, and the field is as it was. */
async function undoNotes(browser: MatrixBrowser, { row, into, before }: Cell): Promise<string[]> {
  if (row.expected !== 'typed' || into === 'caret') return [];
  await browser.press('undo');
  const there = await modelWhen(browser, before.text);
  return there === before.text ? [] : [`after an undo ${JSON.stringify(shortened(there))}`];
}

async function modelWhen(browser: MatrixBrowser, wanted: string): Promise<string> {
  for (const until = Date.now() + drawsWithinMs; ; await sleep(lookEveryMs)) {
    const there = plain(await browser.model());
    if (there === wanted || Date.now() > until) return there;
  }
}

/** No-break spaces are spaces. */
const plain = (text: string) => text.replaceAll('\u00A0', ' ').replaceAll('\r\n', '\n');
const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 40)}…${text.slice(-20)}` : text);

function differenceOf(there: string, wanted: string): string {
  let same = 0;
  while (same < wanted.length && there[same] === wanted[same]) same += 1;
  const from = Math.max(0, same - 10);
  const part = (text: string) => JSON.stringify(text.slice(from, from + 40));
  return `at ${same} of ${wanted.length} (${there.length} there): ${part(there)} instead of ${part(wanted)}`;
}
