import type { Row } from '../../playground/rows.ts';
import type { Cell } from './cells.ts';
import type { Result } from './check.ts';
import type { RandomReport } from './random.ts';

const goals = [
  { name: '500 characters', goalMs: 30, of: ({ says }: Cell) => says === 'half-thousand' },
  { name: '20,000 characters', goalMs: 200, of: ({ says }: Cell) => says === 'long' },
];
const places: Cell['into'][] = ['empty', 'middle', 'selection', 'caret'];

/** One line for one failed cell. */
export const inWords = ({ browser, cell, how, note }: Result): string =>
  `${browser}: ${cell.row.title}, ${cell.says} into ${cell.into}${how && ` (${how})`}: ${note}`;

/** The share of values at or below the result. */
export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Figures of a run, also printed. */
export function figuresOf(results: Result[]): string[] {
  return goals.flatMap(({ name, goalMs, of }) =>
    ['Chromium', 'Firefox'].flatMap((browser) => {
      const times = results.filter((it) => it.browser === browser && of(it.cell) && it.how !== '').map(({ ms }) => ms);
      if (times.length === 0) return [];
      const p95 = percentile(times, 0.95);
      const met = p95 <= goalMs ? 'met' : 'not met';
      return [
        `${name}, ${browser}: p50 ${percentile(times, 0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, goal ${goalMs} ms: ${met} (${times.length} insertions)`,
      ];
    }),
  );
}

/** The page of the documentation. */
export function documentOf(rows: Row[], results: Result[], random: RandomReport[]): string {
  const failed = results.filter(({ ok }) => !ok);
  return `# The insertion matrix

Made by \`npm run matrix\`: the real extension in real browsers puts texts into the pages of \`infra/playground\`, and the
editor's own model is compared. In each cell: how many variants are right, of how many, and how the text got in (\`typed\`: as a
key press would; \`pasted\`: through the editor's own paste; otherwise the reason a person is told). Variants: a line and
three lines, with Cyrillic and emoji, into an empty field, into the middle and over a selection, each with one undo after it; a key
pressed after the text; 500 and 20,000 characters.

| field | Chromium | Firefox |
| --- | --- | --- |
${rows.map((row) => `| ${row.title} | ${cellOf(row, 'Chromium', results)} | ${cellOf(row, 'Firefox', results)} |`).join('\n')}

${results.length - failed.length} of ${results.length} variants are right. ${failed.length === 0 ? 'None fails.' : 'These fail:'}
${failed.map((result) => `\n- ${inWords(result)}`).join('')}

## Time from the text to the answer that it stands in the field, read back

${figuresOf(results)
  .map((line) => `- ${line}`)
  .join('\n')}

## At random

${random.map(({ browser, seed, dictations, phrases, kept, wrong }) => `- ${browser}, seed ${seed}: ${dictations} dictations of ${phrases} phrases while a person types, moves the caret and goes to another field: ${wrong.length} in a wrong place, lost or doubled; ${kept} kept and told.${wrong.map((what) => `\n  - ${what}`).join('')}`).join('\n')}
`;
}

function cellOf(row: Row, browser: Result['browser'], results: Result[]): string {
  const own = results.filter((it) => it.browser === browser && it.cell.row.id === row.id);
  if (own.length === 0) return '–';
  const right = own.filter(({ ok }) => ok).length;
  const ways = [...new Set(own.map(({ how }) => how || 'failed'))].join(', ');
  const marks = places.filter((into) => own.some(({ cell, ok }) => cell.into === into && !ok));
  return `${right}/${own.length} ${ways}${marks.length > 0 ? ` — **not ${marks.join(', ')}**` : ''}`;
}
