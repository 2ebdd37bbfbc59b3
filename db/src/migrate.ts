import { createRequire } from 'node:module';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

/** Several gateways may start at once: one migrates, the others wait. Any number will do, as long as it is ours. */
const migrationLock = 7_202_611;

/** The package's own folder, found by name: a bundle moves this module, not the migrations. */
const migrationsFolder = () =>
  path.join(path.dirname(createRequire(import.meta.url).resolve('@alfavoice/db/package.json')), 'migrations');

/** Brings the schema up to date. Rejects when the server cannot be reached. */
export async function migrate(url: string): Promise<void> {
  const client = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${migrationLock})`;
    await applyMigrations(drizzle(client), { migrationsFolder: migrationsFolder() });
  } finally {
    await client.end({ timeout: 2 });
  }
}
