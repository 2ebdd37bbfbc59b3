import type { ChaosResults } from './chaos.ts';

/** Words that may be wrong more than in the undisturbed run, of a hundred. */
const mostWordsWorse = 0.5;

/** @returns whether nothing was lost or doubled, and no more words are wrong than the goal allows */
export const holds = (results: ChaosResults): boolean =>
  results.lost === 0 && results.doubled === 0 && wordsWorse(results) <= mostWordsWorse;

/** Words wrong beyond the undisturbed run, of a hundred. */
const wordsWorse = ({ words, errorsDisturbed, errorsUndisturbed }: ChaosResults) =>
  ((errorsDisturbed - errorsUndisturbed) / Math.max(1, words)) * 100;

/** A table a person can read. */
export function printChaos(results: ChaosResults): string {
  const { kills, words, delaysS, restartsS, cutLaterS } = results;
  const killed = Object.entries(kills).map(([victim, count]) => `${victim} ${count}`);
  const all = Object.values(kills).reduce((sum, count) => sum + count, 0);
  const share = (errors: number) => `${((errors / Math.max(1, words)) * 100).toFixed(1)} %`;
  const rows: [string, string][] = [
    ['seed', String(results.seed)],
    ['dictations', `${results.dictations}, ${results.uploads} of them uploaded`],
    ['**lost**', String(results.lost)],
    ['**doubled**', String(results.doubled)],
    ['killed with -9', `${all}: ${killed.join(', ')}`],
    ['the disk was full', timesOf(results.fullDisks)],
    ["the clock of the product's processes was set", timesOf(results.clockJumps)],
    ['lines cut by the client', String(results.cuts)],
    ['connections that went on where the server stood', String(results.resumed)],
    ['words wrong, undisturbed', share(results.errorsUndisturbed)],
    ['words wrong, disturbed', share(results.errorsDisturbed)],
    ['difference, of a hundred words', `${wordsWorse(results).toFixed(2)} (at most ${mostWordsWorse})`],
    ['texts that differ from the undisturbed', String(results.differing)],
    ['last sample to stored row, p50 / longest', middleAndLongest(delaysS)],
    [
      'text later after a line cut for 5 s, p50 / longest',
      `${middleAndLongest(cutLaterS)} (${cutLaterS.length} pairs)`,
    ],
    ['`npm start` to `ready` after everything was killed, longest', seconds(Math.max(0, ...restartsS))],
  ];
  return ['| | |', '| --- | --- |', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

const timesOf = (count: number) => (count === 0 ? 'never' : count === 1 ? 'once' : `${count} times`);
const middleAndLongest = (values: readonly number[]) =>
  values.length === 0 ? 'not measured' : `${seconds(middle(values))} / ${seconds(Math.max(...values))}`;
const seconds = (value: number) => `${value.toFixed(1)} s`;
const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
