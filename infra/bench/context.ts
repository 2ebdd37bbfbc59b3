import type { SpokenClip } from './clip-set.ts';
import type { BenchOptions } from './options.ts';
import type { Running } from './running.ts';

/** What every part of the bench is handed. */
export interface BenchContext {
  options: BenchOptions;
  cacheDir: string;
  clips: readonly SpokenClip[];
  running: Running;
  /** Fires when the person ends the bench. */
  signal: AbortSignal;
  say(line: string): void;
}
