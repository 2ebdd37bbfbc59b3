import { fileURLToPath } from 'node:url';
import { readConfiguration } from '../prepare/configuration.mjs';
import { Refusal } from '../prepare/refusal.mjs';

export interface BackupConfiguration {
  dataDir: string;
  /** Undefined: the built-in server in DATA_DIR. */
  databaseUrl: string | undefined;
  /** Where the person stood: relative names count from here. */
  folder: string;
}

/** @throws {Refusal} one sentence per bad value */
export function configuration(): BackupConfiguration {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const reading = readConfiguration(process.env, root);
  if (!reading.ok) throw new Refusal(reading.problems.join('\n'));
  const { dataDir, databaseUrl } = reading.configuration;
  return { dataDir, databaseUrl, folder: process.env.INIT_CWD ?? process.cwd() };
}
