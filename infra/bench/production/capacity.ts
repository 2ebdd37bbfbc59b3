import type { Capacity, ModelTiming } from '../results.ts';
import { costOf } from './cost.ts';
import { type ServerModel, simulate } from './simulate.ts';
import { type DictationModel, defaultDictation } from './work-model.ts';

/** The server that the product is made for. */
export const targetServer = {
  nodes: 2,
  coresPerNode: 44,
  /** Gateway, database and voice detector have cores of their own. */
  reservedPerNode: 2,
};
/** Threads of one recognition that are tried; more gain little. */
const threadsTried = [1, 2, 4, 8];
const mostPerNode = 128;

const promises = [
  { quality: 'high', model: 'large-v3', withinMs: 2_000 },
  { quality: 'normal', model: 'medium', withinMs: 1_000 },
] as const;

/** What the target server would carry, for each quality, quantisation and variant that was timed. */
export function capacities(timings: readonly ModelTiming[]): Capacity[] {
  return promises.flatMap(({ quality, model, withinMs }) => {
    const ofModel = timings.filter((timing) => timing.model === model);
    const kinds = new Map(ofModel.map((timing) => [`${timing.type} ${timing.variant}`, timing]));
    return [...kinds.values()].flatMap(({ type, variant, sizeBytes }) => {
      const ofKind = ofModel.filter((timing) => timing.type === type && timing.variant === variant);
      const best = mostDictations(ofKind, withinMs);
      if (!best) return [];
      const { looksPerS, tokensPerS, ...carried } = best;
      // Each token and each encoder pass reads the weights once; a batch of forced tokens counts with its pass.
      const gigabytesPerSecond = (sizeBytes * (looksPerS + tokensPerS)) / 1e9;
      const cores = targetServer.nodes * targetServer.coresPerNode;
      return [{ quality, model, type, variant, cores, withinMs, gigabytesPerSecond, ...carried }];
    });
  });
}

/** Over all nodes, with as many threads for each recognition as carry most; undefined where a timing is missing. */
function mostDictations(timings: readonly ModelTiming[], withinMs: number) {
  const { nodes, coresPerNode, reservedPerNode } = targetServer;
  const tried = threadsTried.flatMap((threads) => {
    const cost = costOf(timings, threads);
    if (!cost) return [];
    const server = { slots: Math.floor((coresPerNode - reservedPerNode) / threads), cost };
    const perNode = mostWithin(withinMs, server, defaultDictation);
    const { p95Ms, looksPerS, tokensPerS } = simulate(Math.max(1, perNode), server, defaultDictation);
    const alone = simulate(1, server, defaultDictation);
    const dictations = nodes * perNode;
    return [{ threads, dictations, p95Ms, aloneP95Ms: alone.p95Ms, looksPerS, tokensPerS }];
  });
  return tried.toSorted((a, b) => b.dictations - a.dictations || a.aloneP95Ms - b.aloneP95Ms)[0];
}

/** Most dictations at a time on one node whose p95 keeps the promise; 0: not even one. */
export function mostWithin(withinMs: number, server: ServerModel, model: DictationModel): number {
  const keeps = (dictations: number) => simulate(dictations, server, model).p95Ms <= withinMs;
  let good = 0;
  let bad = 1;
  while (bad <= mostPerNode && keeps(bad)) {
    good = bad;
    bad *= 2;
  }
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (keeps(middle)) good = middle;
    else bad = middle;
  }
  return good;
}
