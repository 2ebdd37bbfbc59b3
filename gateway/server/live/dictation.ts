import { type Database, type DictationRow, findDictationByKey, uuid7 } from '@alfavoice/db';
import type { Logger } from 'pino';
import { bytesPerSecond } from '../../contract/limits.ts';
import type { ServerMessage, SpokenLanguage, Start } from '../../contract/live/messages.ts';
import { defaultSettings } from '../../contract/rest/settings.ts';
import type { Clock } from '../clock.ts';
import type { Vocabulary } from '../dictionary/vocabulary.ts';
import { finalText, finished, type Heard, heardSoFar } from '../finishing/finished.ts';
import type { Store } from '../finishing/store.ts';
import type { Metrics } from '../health/metrics.ts';
import { settingsOf } from '../settings/of-user.ts';
import type { WorkerPool } from '../workers/pool.ts';
import { type RecognitionOutcome, recognise } from '../workers/recognition.ts';
import type { Registry } from './registry.ts';

type WithoutEnvelope<M> = M extends ServerMessage ? Omit<M, 'session_id' | 'seq'> : never;
export type Said = WithoutEnvelope<ServerMessage>;

/** A `start`, or what stands for one: a simple client's language is that of its user's settings. */
export type Beginning = Omit<Start, 'type' | 'language'> & { language?: SpokenLanguage };

export interface LiveParts {
  db: Database;
  store: Store;
  workers: WorkerPool;
  vocabulary: Vocabulary;
  registry: Registry;
  metrics: Metrics;
  clock: Clock;
  log: Logger;
  maxDictationMs: number;
}

/** One dictation, from its start to its row. */
export interface LiveDictation {
  readonly sessionId: string;
  /** No more audio is taken. */
  readonly over: boolean;
  /** It came whole, and its text is on the way. */
  readonly finishing: boolean;
  push(pcm: Buffer): void;
  /** The person has finished: the text is still to come. */
  stop(): void;
  /** The connection is gone, or not to be trusted: what was said is finished and stored, and may come again, longer. */
  breakOff(): void;
  /** Forget it. */
  cancel(): void;
  /** No time left: what the closed phrases give is stored now. */
  giveUp(): void;
  /** Stored, forgotten or failed. Never rejects. */
  readonly ended: Promise<void>;
}

/** The settings and an earlier row are not waited for longer than this: audio must go to a worker. */
const lookupPatienceMs = 1000;
/** The recogniser does without a vocabulary that takes longer. */
const vocabularyPatienceMs = 150;

export function beginDictation(
  beginning: Beginning,
  userId: string,
  say: (message: Said) => void,
  { db, store, workers, vocabulary, registry, metrics, clock, log, maxDictationMs }: LiveParts,
): LiveDictation {
  const dictationId = beginning.dictation_id ?? uuid7(clock.now());
  const maxBytes = Math.floor((maxDictationMs / 1000) * bytesPerSecond);
  let bytes = 0;
  let end: { atMs: number; complete: boolean } | undefined;
  let forgotten = false;
  let earlier: DictationRow | undefined;

  const lookUp = async () => {
    const expecting = Promise.race([
      vocabulary.expect(userId, beginning.context),
      clock.sleep(vocabularyPatienceMs).then(() => undefined),
    ]);
    await registry.settled(userId, dictationId);
    const both = Promise.all([
      settingsOf(db, userId),
      beginning.dictation_id ? findDictationByKey(db, userId, dictationId) : undefined,
    ]).catch(() => undefined);
    const [settings = defaultSettings, row] =
      (await Promise.race([both, clock.sleep(lookupPatienceMs).then(() => undefined)])) ?? [];
    if (row?.complete) {
      earlier = row;
      end ??= { atMs: clock.now(), complete: true };
      recognition.cancel();
    }
    const language = beginning.language ?? settings.language;
    const bias = (await expecting)?.(language);
    return {
      dictationId,
      userId,
      quality: beginning.quality,
      mode: beginning.mode,
      language,
      editor: settings.editor,
      ...bias,
    };
  };

  const recognition = recognise(
    Promise.resolve().then(lookUp),
    {
      accepted: (position, degraded) => say({ type: 'ready', position, ...(degraded && { degraded }) }),
      hypothesis: (committed, tentative) => say({ type: 'hypothesis', committed, tentative }),
      segment({ text, index }) {
        if (beginning.mode === 'on_pause' && text) say({ type: 'partial_text', text, segment: index });
      },
    },
    { workers, clock, log },
  );

  const finish = (complete: boolean) => {
    if (end) return;
    end = { atMs: clock.now(), complete };
    if (bytes === 0) recognition.cancel();
    else recognition.stop();
  };

  const keep = async (heard: Heard, complete: boolean) => {
    const atMs = clock.now();
    const afterStopMs = end ? Math.max(0, atMs - end.atMs) : 0;
    const dictation = finished(heard, beginning, {
      dictationId,
      samples: recognition.samples,
      complete,
      atMs,
      afterStopMs,
    });
    const row = await store.keep(userId, dictation);
    metrics.dictations.inc({ outcome: row ? 'stored' : 'pending' });
    if (complete) metrics.stopToText.observe(afterStopMs / 1000);
    log.info(
      { dictationId, userId, complete, audioMs: dictation.durationMs, afterStopMs, stored: Boolean(row) },
      'dictation finished',
    );
    return { dictation, row };
  };

  const answer = async (heard: Heard) => {
    const { dictation, row } = await keep(heard, end?.complete ?? false);
    const { text, complete } = row ?? dictation;
    if (!complete) return;
    if (beginning.mode === 'after_recording' && text) say({ type: 'partial_text', text, segment: 0 });
    const { degraded } = heard;
    say({ ...finalText(row ?? dictation, row?.id ?? null), ...(degraded && { degraded }) });
    if (row) vocabulary.noteUses(userId, text);
  };

  const language = () => (beginning.language === 'ru' ? 'ru' : 'en');
  const soFar = () => heardSoFar(recognition.segments(), recognition.samples, language());

  const conclude = async (outcome: RecognitionOutcome) => {
    if (forgotten) {
      metrics.dictations.inc({ outcome: 'cancelled' });
    } else if (earlier) {
      say({ type: 'ready', position: 0 });
      say(finalText(earlier, earlier.id));
    } else if (outcome.kind === 'done') {
      await answer(outcome.done);
    } else if (outcome.kind === 'failed') {
      metrics.dictations.inc({ outcome: 'failed' });
      if (soFar().text) await keep(soFar(), false);
      const { code, message, retryAfterS } = outcome;
      say({ type: 'error', code, message, ...(retryAfterS !== undefined && { retry_after: retryAfterS }) });
    } else if (bytes > 0 || end?.complete) {
      await answer(soFar());
    }
  };

  const dictation: LiveDictation = {
    sessionId: beginning.session_id,
    get over() {
      return end !== undefined || forgotten;
    },
    get finishing() {
      return end?.complete === true && !forgotten;
    },
    push(pcm) {
      if (dictation.over) return;
      const room = maxBytes - bytes;
      const taken = pcm.length > room ? pcm.subarray(0, room) : pcm;
      bytes += taken.length;
      if (taken.length > 0) recognition.push(taken);
      if (taken.length === pcm.length) return;
      const message = `A recording ends after ${Math.round(maxDictationMs / 60_000)} minutes. What was said until then is transcribed.`;
      say({ type: 'error', code: 'too_long', message });
      finish(true);
    },
    stop: () => finish(true),
    breakOff: () => finish(false),
    cancel() {
      forgotten = true;
      recognition.cancel();
    },
    giveUp() {
      finish(false);
      if (end) end.complete = false;
      recognition.cancel();
    },
    ended: recognition.outcome.then(conclude).catch((error: unknown) => {
      log.error(
        { dictationId, error: error instanceof Error ? error.name : 'unknown' },
        'a dictation could not be kept',
      );
      say({ type: 'error', code: 'internal', message: 'The server could not keep this dictation. Send it again.' });
    }),
  };
  registry.enter(userId, dictationId, dictation);
  return dictation;
}
