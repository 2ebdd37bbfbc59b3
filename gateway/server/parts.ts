import type { Database } from '@alfavoice/db';
import type { Logger } from 'pino';
import type { AccessTokens } from './auth/access-tokens.ts';
import type { Attempts } from './auth/attempts.ts';
import type { SetupToken } from './auth/setup-token.ts';
import type { Tickets } from './auth/tickets.ts';
import type { Clock } from './clock.ts';
import type { Vocabulary } from './dictionary/vocabulary.ts';
import type { DictationAudio } from './finishing/audio.ts';
import type { Metrics } from './health/metrics.ts';
import type { Readiness } from './health/readiness.ts';
import type { Recordings } from './recordings/index.ts';
import type { Origins } from './web/origins.ts';
import type { WorkerPool } from './workers/pool.ts';
import type { Prompts } from './writing/prompts.ts';

/** What the routes need from outside; put together in `gateway.ts`. */
export interface Parts {
  db: Database;
  clock: Clock;
  log: Logger;
  accessTokens: AccessTokens;
  tickets: Tickets;
  setupToken: SetupToken;
  /** Guesses at passwords. */
  passwordAttempts: Attempts;
  /** Guesses at pairing codes and set-up tokens. */
  codeAttempts: Attempts;
  origins: Origins;
  workers: WorkerPool;
  vocabulary: Vocabulary;
  prompts: Prompts;
  recordings: Recordings;
  audio: DictationAudio;
  readiness: Readiness;
  metrics: Metrics;
  version: string;
  /** Folder of the built web app. */
  appDirectory: string;
}
