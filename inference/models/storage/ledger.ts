import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing, ModelError } from '../model-error.ts';
import { withLock } from './lock.ts';

/** A small JSON file of records by model file name, shared by processes. */
export interface Ledger<Entry> {
  read(): Promise<Record<string, Entry>>;
  record(file: string, entry: Entry | null): Promise<void>;
}

/** What a file was when its hash was last checked: while size and time hold, it need not be hashed again. */
export interface VerifiedEntry {
  readonly sizeBytes: number;
  readonly mtimeMs: number;
  readonly sha256: string;
}

/** The hash of a first download of a model whose hash the catalogue does not know. */
export interface PinEntry {
  readonly sizeBytes: number;
  readonly sha256: string;
}

const openLedger = <Entry>(path: string): Ledger<Entry> => {
  const read = async (): Promise<Record<string, Entry>> => {
    try {
      return JSON.parse(await readFile(path, 'utf8')) as Record<string, Entry>;
    } catch (error) {
      if (isMissing(error)) return {};
      if (error instanceof SyntaxError)
        throw new ModelError('damaged', `${path} is damaged: delete it, it is written anew.`, { cause: error });
      throw error;
    }
  };
  return {
    read,
    record: (file, entry) =>
      withLock(`${path}.lock`, async () => {
        const { [file]: _replaced, ...others } = await read();
        const next = entry ? { ...others, [file]: entry } : others;
        await writeFile(`${path}.new`, `${JSON.stringify(next, null, 2)}\n`);
        await rename(`${path}.new`, path);
      }),
  };
};

export const pinsOf = (folder: string): Ledger<PinEntry> => openLedger(join(folder, 'pins.json'));
export const verifiedOf = (folder: string): Ledger<VerifiedEntry> => openLedger(join(folder, 'verified.json'));
