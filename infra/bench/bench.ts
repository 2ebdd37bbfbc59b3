import type { BenchContext } from './context.ts';
import type { BenchResults } from './results.ts';

/** One run. */
export interface Bench {
  context: BenchContext;
  /** Filled step by step. */
  results: BenchResults;
  /** Does a part of the run; if it fails, the reason is noted and the run goes on. */
  step(what: string, work: () => Promise<void>): Promise<void>;
}
