import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkerStatus } from '../contract/index.ts';

/** CPU cores this process may use, as Linux lists them; undefined elsewhere. */
export function allowedCoreList(): string | undefined {
  try {
    return /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  } catch {
    return undefined; // not Linux
  }
}

/** @param addonDirectory of the recogniser; undefined: the ready-made one */
export function versionsOf(addonDirectory: string | undefined): WorkerStatus['versions'] {
  const { node } = process.versions;
  if (!addonDirectory) return { node };
  const { whisperVersion } = JSON.parse(readFileSync(join(addonDirectory, 'built.json'), 'utf8'));
  return { node, 'whisper.cpp': String(whisperVersion) };
}
