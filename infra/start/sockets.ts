import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A unix socket's path fits in 104 bytes on macOS, 108 on Linux, with the final NUL. */
const longestSocketPath = 103;

/**
 * Where the workers listen: in DATA_DIR, or where that is too deep, in the system's folder for temporary files.
 * Sockets that a killed start left are removed. Only this user may connect.
 */
export function makeWorkerSocketPaths(dataDir: string, workers: number): string[] {
  const inData = join(dataDir, 'run');
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const pathsIn = (directory: string) =>
    Array.from({ length: workers }, (_, index) => join(directory, `worker-${index}.sock`));
  const fits = pathsIn(inData).every((path) => Buffer.byteLength(path) <= longestSocketPath);
  const directory = fits ? inData : join(tmpdir(), `alfavoice-${name}`);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
  const paths = pathsIn(directory);
  for (const path of paths) rmSync(path, { force: true });
  return paths;
}
