import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A unix socket's path fits in 104 bytes on macOS, 108 on Linux, with the final NUL. */
const longestSocketPath = 103;

/**
 * Where the worker listens: in DATA_DIR, or where that is too deep, in the system's folder for temporary files.
 * A socket that a killed start left is removed. Only this user may connect.
 */
export function makeWorkerSocketPath(dataDir: string): string {
  const wanted = join(dataDir, 'run', 'worker.sock');
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const path =
    Buffer.byteLength(wanted) <= longestSocketPath ? wanted : join(tmpdir(), `alfavoice-${name}`, 'worker.sock');
  const directory = join(path, '..');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
  rmSync(path, { force: true });
  return path;
}
