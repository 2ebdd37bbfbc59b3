import { access } from 'node:fs/promises';
import path from 'node:path';
import { type Database, reach } from '@alfavoice/db';
import type { Readiness as Report } from '../../contract/rest/health.ts';
import type { Clock } from '../clock.ts';
import type { WorkerPool } from '../workers/pool.ts';

export interface Readiness {
  report(): Promise<Report>;
  /** The schema is up to date and the first administrator is seen to. */
  databasePrepared(): void;
  /** No new dictations: the process is ending. */
  beginDraining(): void;
  readonly draining: boolean;
}

interface ReadinessParts {
  db: Database;
  workers: WorkerPool;
  appDirectory: string;
  clock: Clock;
}

/** A database that takes longer than this to say yes is not ready. */
const databasePatienceMs = 2000;

export function createReadiness({ db, workers, appDirectory, clock }: ReadinessParts): Readiness {
  let prepared = false;
  let draining = false;

  const database = async () => {
    if (!prepared) return { ok: false, detail: 'being prepared' };
    const reached = reach(db).then(
      () => true,
      () => false,
    );
    const ok = await Promise.race([reached, clock.sleep(databasePatienceMs).then(() => false)]);
    return ok ? { ok } : { ok, detail: 'does not answer' };
  };
  const worker = () => {
    const all = workers.workers.length;
    const detail = all === 0 ? 'none configured (WORKER_SOCKETS)' : `${workers.readyCount} of ${all} ready`;
    return { ok: workers.readyCount > 0, detail };
  };
  const app = () =>
    access(path.join(appDirectory, 'index.html')).then(
      () => ({ ok: true }),
      () => ({ ok: false, detail: 'not built' }),
    );

  return {
    async report() {
      const parts: Report['parts'] = { database: await database(), worker: worker(), app: await app() };
      if (draining) parts.process = { ok: false, detail: 'ending' };
      return { ready: Object.values(parts).every(({ ok }) => ok), parts };
    },
    databasePrepared() {
      prepared = true;
    },
    beginDraining() {
      draining = true;
    },
    get draining() {
      return draining;
    },
  };
}
