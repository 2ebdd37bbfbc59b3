import { termKey } from '@alfavoice/db';
import { maxRefusedLines } from '../../contract/limits.ts';
import { type ReadList, type Refusal, refusal } from './read-list.ts';

type Reasons<Reason extends string> = Reason | 'broken_quotes' | 'repeated' | 'no_room';

/** What a list does to what an owner has: entries to write, and what to tell of it. */
export interface ImportPlan<Entry, Result> {
  entries: Entry[];
  result: Result;
}
export interface ImportResult<Example, Reason extends string> {
  added: number;
  changed: number;
  known: number;
  refused: number;
  refusals: Refusal<Reasons<Reason>>[];
  examples: Example[];
}

interface Rules<Known, Listed, Entry, Example> {
  /** What one goes by: those whose names have one key are the same. */
  nameOf(one: Known | Listed): string;
  /** The entry as the list wants it; undefined when it is so already. */
  entryOf(listed: Listed, before: Known | undefined): Entry | undefined;
  exampleOf(entry: Entry): Example;
  /** That the owner may have. */
  most: number;
}

const mostExamples = 5;

/** New entries are added while there is room; a known one takes what the list says otherwise and keeps the rest. */
export function planImport<Known, Listed, Reason extends string, Entry, Example>(
  known: readonly Known[],
  list: ReadList<Listed, Reason>,
  { nameOf, entryOf, exampleOf, most }: Rules<Known, Listed, Entry, Example>,
): ImportPlan<Entry, ImportResult<Example, Reason>> {
  const byKey = new Map(known.map((one) => [termKey(nameOf(one)), one]));
  const seen = new Set<string>();
  const entries: Entry[] = [];
  const refusals: Refusal<Reasons<Reason>>[] = [...list.refusals];
  const counts = { added: 0, changed: 0, known: 0 };
  for (const listed of list.entries) {
    const name = nameOf(listed);
    const key = termKey(name);
    const before = byKey.get(key);
    if (seen.has(key)) refusals.push(refusal(listed.line, name, 'repeated'));
    else if (!before && known.length + counts.added >= most) refusals.push(refusal(listed.line, name, 'no_room'));
    else {
      const entry = entryOf(listed, before);
      counts[before ? (entry ? 'changed' : 'known') : 'added'] += 1;
      if (entry) entries.push(entry);
    }
    seen.add(key);
  }
  refusals.sort((left, right) => left.line - right.line);
  return {
    entries,
    result: {
      ...counts,
      refused: refusals.length,
      refusals: refusals.slice(0, maxRefusedLines),
      examples: entries.slice(0, mostExamples).map(exampleOf),
    },
  };
}
