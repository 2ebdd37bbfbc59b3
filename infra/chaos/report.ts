import type { ChaosResults } from './chaos.ts';

/** Words that may be wrong more than in the undisturbed run, of a hundred. */
const mostWordsWorse = 0.5;

/** @returns whether nothing was lost or doubled, and no more words are wrong than the goal allows */
export const holds = ({ lost, doubled, words, errorsDisturbed, errorsUndisturbed }: ChaosResults): boolean =>
  lost === 0 && doubled === 0 && ((errorsDisturbed - errorsUndisturbed) / Math.max(1, words)) * 100 <= mostWordsWorse;

/** A table a person can read. */
export function printChaos(results: ChaosResults): string {
  const { kills, words, delaysS, restartsS } = results;
  const killed = Object.entries(kills).map(([victim, count]) => `${victim} ${count}`);
  const share = (errors: number) => `${((errors / Math.max(1, words)) * 100).toFixed(1)} %`;
  const rows: [string, string][] = [
    ['seed', String(results.seed)],
    ['dictations', `${results.dictations}, ${results.uploads} of them uploaded`],
    ['**lost**', String(results.lost)],
    ['**doubled**', String(results.doubled)],
    ['killed with -9', killed.join(', ')],
    ['lines cut by the client', String(results.cuts)],
    ['connections that went on where the server stood', String(results.resumed)],
    ['words wrong, undisturbed', share(results.errorsUndisturbed)],
    ['words wrong, disturbed', share(results.errorsDisturbed)],
    ['texts that differ from the undisturbed', String(results.differing)],
    ['last sample to stored row, p50 / longest', `${seconds(middle(delaysS))} / ${seconds(Math.max(0, ...delaysS))}`],
    ['`npm start` to `ready` after everything was killed, longest', seconds(Math.max(0, ...restartsS))],
  ];
  return ['| | |', '| --- | --- |', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

const seconds = (value: number) => `${value.toFixed(1)} s`;
const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
