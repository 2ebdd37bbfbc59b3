import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { arch, cpus } from 'node:os';

/** @returns {string} what the kernel says of the first processor; empty where there is no /proc (macOS) */
function cpuinfo() {
  try {
    return readFileSync('/proc/cpuinfo', 'utf8').split('\n\n', 1)[0] ?? '';
  } catch {
    return '';
  }
}

/** @returns {Set<string>} feature flags as Linux names them (`avx2`, `amx_int8`; arm64: `asimddp`, `sve`) */
export function cpuFlags() {
  const line = /^(?:flags|Features)\s*:\s*(.*)$/m.exec(cpuinfo());
  return new Set(line?.[1]?.split(' ') ?? []);
}

/** @returns {string} short name of this CPU model and its features: results of the self-test are kept under it */
export function cpuKey() {
  const model = `${arch()} ${cpus()[0]?.model ?? ''} ${[...cpuFlags()].sort().join(' ')}`;
  return createHash('sha256').update(model).digest('hex').slice(0, 12);
}
