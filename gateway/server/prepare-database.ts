import { anyUserExists, databaseTrouble, insertFirstUser, isDatabaseAway, migrate } from '@alfavoice/db';
import { hashPassword } from './auth/passwords.ts';
import type { Configuration } from './configuration.ts';
import type { Parts } from './parts.ts';

/** Between two attempts to reach a database that is away at the start. */
const retryMs = 500;

type PrepareParts = Pick<Parts, 'db' | 'clock' | 'log' | 'setupToken' | 'origins'> & {
  configuration: Pick<Configuration, 'databaseUrl' | 'firstAdministrator'>;
  signal: AbortSignal;
};

/**
 * Brings the schema up to date and sees to the first administrator, waiting for a database that is away.
 * @returns the first-run link when nobody can sign in yet. Rejects when the schema cannot be made, or when aborted.
 */
export async function prepareDatabase(parts: PrepareParts): Promise<{ firstRunUrl?: string }> {
  const { clock, log, signal } = parts;
  for (let told = false; ; ) {
    signal.throwIfAborted();
    try {
      await migrate(parts.configuration.databaseUrl);
      return await findFirstAdministrator(parts);
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      if (!told) log.warn({ trouble: databaseTrouble(error) }, 'database away: waiting for it');
      told = true;
      await clock.sleep(retryMs, signal);
    }
  }
}

async function findFirstAdministrator({ db, clock, log, setupToken, origins, configuration }: PrepareParts) {
  const given = configuration.firstAdministrator;
  if (await anyUserExists(db)) return {};
  if (!given) return { firstRunUrl: `${origins.publicUrl}/setup#token=${await setupToken.current()}` };
  const user = { email: given.email, passwordHash: await hashPassword(given.password), role: 'admin' as const };
  const made = await insertFirstUser(db, user, new Date(clock.now()));
  if (made) log.info({ userId: made.id }, 'first administrator made');
  await setupToken.remove();
  return {};
}
