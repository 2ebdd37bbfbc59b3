import type { Reporting } from '../progress.ts';

/** What is handed from the outside to every way of fetching. */
export interface FetchContext extends Reporting {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For unfinished files of this model; kept between attempts, removed when the model is there. */
  readonly workFolder: string;
  /** Hosts that did not answer in this run: asking them for the next file would only cost the time-out again. */
  readonly unreachableHosts: Set<string>;
}

/** A complete file (not yet verified), or a clause that says why there is none, e.g. "huggingface.co did not answer". */
export type SourceOutcome =
  | { readonly path: string /** Begun in an earlier run. */; readonly resumed?: boolean }
  | { readonly failed: string };
