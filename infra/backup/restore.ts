import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { knownMigrations, migrate, migrateUpTo } from '@alfavoice/db';
import postgres from 'postgres';
import { Refusal } from '../prepare/refusal.mjs';
import { type ArchiveReader, openArchive } from './archive-reader.ts';
import { fileEntry, folders, keyFile, tableEntry } from './manifest.ts';
import { copyIn, migratedTo } from './tables.ts';

export interface Restored {
  createdAt: string;
  dictations: number;
}

export interface RestoreOptions {
  dataDir: string;
  databaseUrl: string;
  file: string;
}

/**
 * Puts a backup into an empty installation. The database comes last and at once: broken off before, it can be begun again.
 * @throws {Refusal} when the backup is damaged or of a newer version, or when the installation is not empty
 */
export async function restore({ dataDir, databaseUrl, file }: RestoreOptions): Promise<Restored> {
  const archive = await openArchive(file);
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const { manifest } = archive;
    if (!(await knownMigrations()).includes(manifest.migratedTo)) {
      throw new Refusal(`${file} was made by a newer version of AlfaVoice. Install that version, then restore.`);
    }
    await refuseUnlessEmpty(sql, dataDir, manifest.entries);
    for (const name of Object.keys(manifest.entries)) {
      if (name.startsWith(fileEntry(''))) await putFile(archive, name, dataDir);
    }
    if ((await migratedTo(sql)) === 0) await migrateUpTo(databaseUrl, manifest.migratedTo);
    const dictations = await sql.begin(async (tx) => {
      for (const table of manifest.tables) {
        await pipeline(await archive.read(tableEntry(table.name)), await copyIn(tx, table));
      }
      const [row] = await tx<{ count: number }[]>`select count(*)::int as count from dictations`;
      return row?.count ?? 0;
    });
    await migrate(databaseUrl);
    return { createdAt: manifest.createdAt, dictations };
  } finally {
    archive.close();
    await sql.end({ timeout: 2 });
  }
}

async function refuseUnlessEmpty(
  sql: postgres.Sql,
  dataDir: string,
  entries: ArchiveReader['manifest']['entries'],
): Promise<void> {
  const other = new Refusal(
    `A backup goes into an empty installation, and ${dataDir} or its database is in use. Set DATA_DIR to a new folder, and DATABASE_URL to an empty database if it is set.`,
  );
  const [found] = await sql`select to_regclass('public.users') is not null as there`;
  if (found?.there) {
    const [users] = await sql`select exists (select from users) as any`;
    if (users?.any) throw other;
  }
  for (const folder of folders) {
    const there = await readdir(path.join(dataDir, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    const strange = there.filter(
      (entry) =>
        entry.isFile() &&
        !(fileEntry(path.relative(dataDir, path.join(entry.parentPath, entry.name))) in entries) &&
        entry.name !== 'owner',
    );
    if (strange.length > 0) throw other;
  }
}

/** Known by the manifest, not by what the ZIP says: no name leads out of the folder. */
async function putFile(archive: ArchiveReader, name: string, dataDir: string): Promise<void> {
  const relative = path.normalize(name.slice(fileEntry('').length));
  const [top = ''] = relative.split(path.sep);
  if (relative !== keyFile && !(folders as readonly string[]).includes(top)) {
    throw new Refusal(`The backup holds ${relative}, which is no file of AlfaVoice. Nothing was restored.`);
  }
  const target = path.join(dataDir, relative);
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  await pipeline(await archive.read(name), createWriteStream(target, { mode: 0o600 }));
  const handle = await open(target, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
