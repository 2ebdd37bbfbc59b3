import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';

/** One file and one older: a worker that complains for years takes 10 MB. */
const defaultMaxBytes = 5_000_000;

export interface LogFile {
  write(line: string): void;
  close(): void;
}

/**
 * Appends lines to a file; when it has grown to `maxBytes` it becomes `<file>.1` (the older one goes) and a new one begins.
 * @param onTrouble told once when a line cannot be written (a full disk must not stop a dictation)
 */
export function openLogFile(file: string, onTrouble: (error: Error) => void, maxBytes = defaultMaxBytes): LogFile {
  const open = () => openSync(file, 'a', 0o600);
  let descriptor = open();
  let bytes = fstatSync(descriptor).size;
  let troubled = false;

  return {
    write(line) {
      try {
        if (bytes >= maxBytes) {
          closeSync(descriptor);
          renameSync(file, `${file}.1`);
          descriptor = open();
          bytes = 0;
        }
        bytes += writeSync(descriptor, `${line}\n`);
        troubled = false;
      } catch (error) {
        if (!troubled) onTrouble(error instanceof Error ? error : new Error(String(error)));
        troubled = true;
      }
    },
    close: () => closeSync(descriptor),
  };
}
