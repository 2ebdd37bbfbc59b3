import type { Database } from '@alfavoice/db';
import type { Logger } from 'pino';
import type { ServerMessage, SpokenLanguage, Start } from '../../contract/live/messages.ts';
import type { Clock } from '../clock.ts';
import type { Vocabulary } from '../dictionary/vocabulary.ts';
import type { Pending } from '../finishing/pending.ts';
import type { Recovery } from '../finishing/recovery.ts';
import type { Store } from '../finishing/store.ts';
import type { Metrics } from '../health/metrics.ts';
import type { Spool } from '../spool/index.ts';
import type { WorkerPool } from '../workers/pool.ts';
import type { Line } from './lines.ts';
import type { Registry } from './registry.ts';

type WithoutEnvelope<M> = M extends ServerMessage ? Omit<M, 'session_id' | 'seq'> : never;
export type Said = WithoutEnvelope<ServerMessage>;

/** A `start`, or what stands for one: a simple client's language is that of its user's settings. */
export type Beginning = Omit<Start, 'type' | 'language'> & { language?: SpokenLanguage };

export interface LiveParts {
  db: Database;
  store: Store;
  pending: Pending;
  spool: Spool;
  recovery: Recovery;
  workers: WorkerPool;
  vocabulary: Vocabulary;
  registry: Registry;
  metrics: Metrics;
  clock: Clock;
  log: Logger;
  maxDictationMs: number;
  /** A resumable dictation whose line broke waits for its client so long. */
  resumePatienceMs: number;
}

/** One dictation, from its start to its row, over however many connections it takes. */
export interface LiveDictation {
  /** It came whole, and its text is on the way. */
  readonly finishing: boolean;
  /** A client that keeps the recording may go on with it. */
  readonly canGoOn: boolean;
  /** The connection that speaks and hears from now on; the one before is cut. */
  attach(line: Line): Attachment;
  /** Nobody goes on with it: what was said is finished and stored, and may come again, longer. */
  breakOff(): void;
  /** The process ends: one that can be gone on with is left to the next process, of any other what was said is stored. */
  leave(): void;
  /** No time left: what the closed phrases give is stored now; the sound stays for the next process. */
  giveUp(): void;
  /** Stored, forgotten, failed or left. Never rejects. */
  readonly ended: Promise<void>;
}

/** A dictation in the hands of one connection; when another took it over, nothing here does anything. */
export interface Attachment {
  readonly sessionId: string;
  /** No more audio is taken. */
  readonly over: boolean;
  push(pcm: Buffer): void;
  /** The person has finished: the text is still to come. */
  stop(): void;
  /** Forget it. */
  cancel(): void;
  /** The connection is gone. */
  lost(): void;
  /** The connection is not to be trusted. */
  breakOff(): void;
  readonly dictation: LiveDictation;
}
