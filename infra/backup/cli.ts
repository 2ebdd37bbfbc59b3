import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startEmbeddedPostgres } from '@alfavoice/db/embedded';
import { takeLock } from '../prepare/lock.mjs';
import { isRefusal, Refusal } from '../prepare/refusal.mjs';
import { configuration } from './configuration.ts';
import { restore } from './restore.ts';
import { save } from './save.ts';

const usage = 'Usage: npm run backup -- FILE, npm run restore -- FILE';

/** The database of DATA_DIR: one that runs is used as it is, one that does not is started for as long as it is needed. */
async function withDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  if (databaseUrl) return work(databaseUrl);
  const server = await startEmbeddedPostgres({ directory: join(dataDir, 'postgres') });
  try {
    return await work(server.url);
  } finally {
    if (!server.adopted) await server.stop();
  }
}

async function backup(file: string): Promise<string> {
  if (existsSync(file)) throw new Refusal(`${file} is there already. Give the backup another name.`);
  if (!existsSync(dataDir)) throw new Refusal(`There is nothing to back up: ${dataDir} does not exist.`);
  const { createdAt, dictations, files } = await withDatabase((url) => save({ dataDir, databaseUrl: url, file }));
  return `${file}: ${dictations} dictations and ${files} files as of ${createdAt}. It holds the key of the audio: keep it as safe as the server.`;
}

async function bringBack(file: string): Promise<string> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = takeLock(join(dataDir, 'lock'));
  if (!lock.taken) {
    throw new Refusal(`AlfaVoice runs with DATA_DIR ${dataDir} (process ${lock.owner.pid}): stop it before a restore.`);
  }
  try {
    const { createdAt, dictations } = await withDatabase((url) => restore({ dataDir, databaseUrl: url, file }));
    return `${dictations} dictations as of ${createdAt} are back in ${dataDir}. Start with npm start.`;
  } finally {
    lock.release();
  }
}

const { dataDir, databaseUrl, folder } = configuration();
const [command, name, ...more] = process.argv.slice(2);
const run = { save: backup, restore: bringBack }[command ?? ''];
try {
  if (!run || !name || more.length > 0) throw new Refusal(usage);
  process.stdout.write(`${await run(resolve(folder, name))}\n`);
} catch (error) {
  process.stderr.write(`${isRefusal(error) ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
