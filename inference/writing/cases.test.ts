import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createWriter } from './index.ts';
import { parseCases } from './measure.ts';

const cases = ['russian', 'english'].flatMap((name) =>
  parseCases(readFileSync(new URL(`cases/${name}.jsonl`, import.meta.url), 'utf8')),
);
const writer = createWriter();
/** Where nothing may change, or where the wording is an order to somebody else. */
const isTrap = (kind: string): boolean => kind.endsWith('-not') || kind === 'guard' || kind === 'plain';

describe("the project's own cases", () => {
  it('are at least 2000, nearly half of them traps, each once', () => {
    expect(cases.length).toBeGreaterThanOrEqual(2000);
    expect(cases.filter(({ kind }) => isTrap(kind)).length / cases.length).toBeGreaterThan(0.45);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(new Set(cases.map(({ raw }) => raw)).size).toBe(cases.length);
  });

  it.each(cases)('$id: $raw', async ({ raw, language, accept }) => {
    const { text, changes } = await writer.write({ text: raw, language, editor: false });
    expect(accept).toContain(text);
    // Each change undone by itself, from the last on, gives the raw text again.
    const places = new Map(changes.map((change) => [change.start, change]));
    const undone = [...places.values()]
      .sort((a, b) => b.start - a.start)
      .reduce(
        (now, { start, end, rawStart, rawEnd }) => now.slice(0, start) + raw.slice(rawStart, rawEnd) + now.slice(end),
        text,
      );
    expect(undone).toBe(raw);
  });

  // What was said to be a word, or small, is so only once.
  const repeatable = cases.filter(({ raw }) => !/дословно|literal|маленькой|строчной|lower ?case/i.test(raw));
  it.each(repeatable)('$id stays as it is when written again', async ({ raw, language }) => {
    const once = await writer.write({ text: raw, language, editor: false });
    const twice = await writer.write({ text: once.text, language, editor: false });
    expect(twice.text).toBe(once.text);
  });
});
