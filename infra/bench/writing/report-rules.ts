import { isTrap } from '@alfavoice/inference/writing';
import { table } from '../report/table.ts';
import type { RulesReport } from './rule-sets.ts';

/** Self-corrections are the language model's too; the goal for rules leaves them out. */
const isCounted = (kind: string): boolean => kind !== 'correction';

const percent = (exact: number, cases: number): string =>
  cases === 0 ? '-' : `${((100 * exact) / cases).toFixed(1)} %`;

/** Markdown: exact matches by kind, traps, changed facts, time, and every text that is wrong. */
export function printRules({ name, score, speed }: RulesReport): string {
  const sums = (wanted: (kind: string) => boolean): [number, number] =>
    score.kinds
      .filter(({ kind }) => wanted(kind))
      .reduce<[number, number]>(([exact, cases], one) => [exact + one.exact, cases + one.cases], [0, 0]);
  const kinds = [...new Set(score.kinds.map(({ kind }) => kind))];
  const of = (language: 'ru' | 'en', kind: string): string => {
    const found = score.kinds.find((one) => one.language === language && one.kind === kind);
    return found ? `${found.exact} of ${found.cases}` : '';
  };
  const [exact, cases] = sums(isCounted);
  const [kept, traps] = sums(isTrap);
  return [
    `${name}: rules alone`,
    '',
    ...table(
      ['kind', 'Russian', 'English'],
      kinds.map((kind) => [kind, of('ru', kind), of('en', kind)]),
    ),
    '',
    `exact, all kinds but correction: ${exact} of ${cases} (${percent(exact, cases)}, goal >= 95 %)`,
    `traps (-not, guard, plain) left alone: ${kept} of ${traps} (${percent(kept, traps)}, goal 100 %)`,
    `facts changed (numbers, addresses, negations): ${score.factsChanged.length}${score.factsChanged.map((id) => ` ${id}`).join('')}`,
    ...speed.map(
      ({ language, words, p50Ms, p95Ms }) =>
        `rules, ${language}, ${words} words: ${p50Ms.toFixed(2)} ms of CPU per 25 words at p50, ${p95Ms.toFixed(2)} at p95 (goal <= 1)`,
    ),
    ...score.wrong.map(
      ({ id, raw, text, accepted }) =>
        `  ${id}: ${raw} -> ${JSON.stringify(text)}, expected ${JSON.stringify(accepted)}`,
    ),
  ].join('\n');
}
