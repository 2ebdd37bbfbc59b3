import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import { createArchiveWriter } from './archive-writer.ts';
import { createLinkedFiles } from './linked-files.ts';
import { fileEntry, folders, keyFile, tableEntry } from './manifest.ts';
import { copyOut, listTables, migratedTo } from './tables.ts';

export interface Saved {
  createdAt: string;
  dictations: number;
  files: number;
}

export interface SaveOptions {
  dataDir: string;
  databaseUrl: string;
  file: string;
}

/**
 * Saves database and audio of one moment into one file, while people dictate: the database by a snapshot, files by second
 * names taken before and after it. What is on its way (spool, uploads) is in it too, and is finished after a restore.
 */
export async function save({ dataDir, databaseUrl, file }: SaveOptions): Promise<Saved> {
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  const linked = createLinkedFiles(dataDir, folders);
  const archive = createArchiveWriter(file);
  try {
    await linked.collect();
    const saved = await sql.begin('isolation level repeatable read read only', async (tx) => {
      const [{ at, dictations } = { at: new Date(), dictations: 0 }] = await tx<{ at: Date; dictations: number }[]>`
        select now() as at, (select count(*)::int from dictations) as dictations`;
      await linked.collect();
      const tables = await listTables(tx);
      for (const table of tables) await archive.add(tableEntry(table.name), copyOut(tx, table), true);
      return { createdAt: at.toISOString(), migratedTo: await migratedTo(tx), tables, dictations };
    });
    for (const [name, place] of linked.files) await archive.add(fileEntry(name), createReadStream(place), false);
    const key = path.join(dataDir, keyFile);
    if (await exists(key)) await archive.add(fileEntry(keyFile), createReadStream(key), false);
    const { dictations, ...described } = saved;
    await archive.finish({ format: 'alfavoice-backup-1', ...described });
    return { createdAt: saved.createdAt, dictations, files: linked.files.size };
  } catch (error) {
    await archive.discard();
    throw error;
  } finally {
    await linked.release();
    await sql.end({ timeout: 2 });
  }
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
