import type { DictationChange } from '@alfavoice/db';
import type { Change } from '@alfavoice/inference/contract';

/** A worker's changes as they are stored and shown. */
export const storedChanges = (changes: readonly Change[]): DictationChange[] =>
  changes.map(({ rawStart, rawEnd, ...change }) => ({ ...change, raw_start: rawStart, raw_end: rawEnd }));
