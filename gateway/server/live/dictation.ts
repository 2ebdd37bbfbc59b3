import { type DictationRow, findDictationByKey, uuid7 } from '@alfavoice/db';
import type { Degraded, Segment } from '@alfavoice/inference/contract';
import { bytesPerSample, bytesPerSecond } from '../../contract/limits.ts';
import { type Finished, finalText, finished, type Heard, heardSoFar } from '../finishing/finished.ts';
import { type RecognitionOutcome, recognise } from '../workers/recognition.ts';
import { lookupPatienceMs, recognitionRequest } from '../workers/recognition-request.ts';
import { createLines } from './lines.ts';
import type { Beginning, LiveDictation, LiveParts, Said } from './live-dictation.ts';
import { createLiveSpool } from './live-spool.ts';

export function beginDictation(beginning: Beginning, userId: string, parts: LiveParts): LiveDictation {
  const { db, store, pending, workers, vocabulary, registry, metrics, clock, log, maxDictationMs } = parts;
  const dictationId = beginning.dictation_id ?? uuid7(clock.now());
  const maxBytes = Math.floor((maxDictationMs / 1000) * bytesPerSecond);
  const resumable = beginning.resumable === true && beginning.dictation_id !== undefined;
  const sound = createLiveSpool(
    { userId, dictationId, resumable, startedAtMs: clock.now(), ...askedOf(beginning) },
    parts,
  );
  let bytes = 0;
  let end: { atMs: number; complete: boolean } | undefined;
  let recovered = false;
  let forgotten = false;
  let left = false;
  let gaveUp = false;
  let isReady = false;
  /** What an earlier process has of it is known. */
  let lookedUp = false;
  /** Its sound is just being read: the client has to hear first what there is. */
  let goesOn = false;
  let lacks: Degraded | undefined;
  let earlier: DictationRow | Finished | undefined;

  const finish = (complete: boolean) => {
    if (end) return;
    end = { atMs: clock.now(), complete };
    lines.close();
    sound.finish(complete);
    if (bytes === 0) recognition.cancel();
    else recognition.stop();
  };
  const lines = createLines({
    clock,
    patienceMs: parts.resumePatienceMs,
    isHeld: () => resumable && (bytes > 0 || !lookedUp) && !end && !forgotten,
    abandoned(waited) {
      recovered ||= waited;
      finish(false);
    },
  });
  const say = (message: Said) => lines.say(message);
  const ready = (position: number, received?: number) => {
    if (isReady && received === undefined) return;
    isReady = true;
    say({
      type: 'ready',
      position,
      ...(received !== undefined && { received_samples: received }),
      ...(lacks && { degraded: lacks }),
    });
  };
  const sayPhrase = ({ text, index, removesPreceding, cursor }: Segment) => {
    if (beginning.mode !== 'on_pause' || !(text || removesPreceding)) return;
    say({
      type: 'partial_text',
      text,
      segment: index,
      ...(removesPreceding !== undefined && { removes_preceding: removesPreceding }),
      ...(cursor !== undefined && { cursor }),
    });
  };

  const findEarlier = async () => {
    if (!beginning.dictation_id) return undefined;
    const looked = findDictationByKey(db, userId, dictationId).catch(() => undefined);
    const row = await Promise.race([looked, clock.sleep(lookupPatienceMs).then(() => undefined)]);
    const known = row?.complete ? row : await pending.find(userId, dictationId).catch(() => undefined);
    return known?.complete ? known : undefined;
  };
  /** After a gateway that died: goes on behind what is in the spool. */
  const goOn = async () => {
    const before = bytes > 0 || end || forgotten ? undefined : await sound.takeUp();
    if (!before) sound.giveBack();
    goesOn = before !== undefined;
    for await (const pcm of before?.pcm ?? []) {
      recognition.push(pcm);
      bytes += pcm.length;
    }
    lookedUp = true;
    goesOn = false;
    if (!before) return;
    if (forgotten) return sound.discard();
    if (end) return sound.leave();
    ready(0, bytes / bytesPerSample);
    if (before.cameWhole) finish(true);
  };
  const lookUp = async () => {
    await registry.settled(userId, dictationId);
    const asked = { userId, dictationId, ...askedOf(beginning) };
    const request = recognitionRequest(asked, parts);
    // Before the look at the database: what is being finished right now is in one of the two places.
    if (resumable) await sound.find();
    const known = await findEarlier();
    if (known) {
      sound.giveBack();
      earlier = known;
      end ??= { atMs: clock.now(), complete: true };
      recognition.cancel();
    } else if (resumable) {
      await goOn();
    }
    return request;
  };

  const recognition = recognise(
    Promise.resolve().then(lookUp),
    {
      accepted(position, degraded) {
        lacks = degraded;
        ready(position);
      },
      hypothesis: (committed, tentative) => say({ type: 'hypothesis', committed, tentative }),
      segment: sayPhrase,
    },
    { workers, clock, log },
  );

  const keep = async (heard: Heard, complete: boolean, audioId?: string) => {
    const atMs = clock.now();
    const afterStopMs = end ? Math.max(0, atMs - end.atMs) : 0;
    const { samples } = recognition;
    const dictation = finished(heard, beginning, {
      dictationId,
      samples,
      complete,
      atMs,
      afterStopMs,
      recovered,
      audioId,
    });
    const row = await store.keep(userId, dictation);
    metrics.dictations.inc({ outcome: row ? 'stored' : 'pending' });
    if (complete) metrics.stopToText.observe(afterStopMs / 1000);
    if (recovered) metrics.recovered.inc();
    log.info(
      { dictationId, userId, complete, audioMs: dictation.durationMs, afterStopMs, stored: Boolean(row) },
      'dictation finished',
    );
    return { dictation, row };
  };

  const answer = async (heard: Heard) => {
    const audioId = await sound.whole();
    const { dictation, row } = await keep(heard, end?.complete ?? false, audioId);
    if (!audioId) sound.discard();
    const { text, complete } = row ?? dictation;
    if (!complete) return;
    const { degraded } = heard;
    const caret = heard.cursor !== undefined && text === dictation.text && { cursor: heard.cursor };
    if (beginning.mode === 'after_recording' && text) say({ type: 'partial_text', text, segment: 0, ...caret });
    say({ ...finalText(row ?? dictation, row?.id ?? null), ...caret, ...(degraded && { degraded }) });
    if (row) vocabulary.noteUses(userId, text);
  };

  const language = () => (beginning.language === 'ru' ? 'ru' : 'en');
  const soFar = () => heardSoFar(recognition.segments(), recognition.samples, language());

  const conclude = async (outcome: RecognitionOutcome) => {
    if (forgotten) {
      metrics.dictations.inc({ outcome: 'cancelled' });
      sound.discard();
    } else if (earlier) {
      ready(0);
      say(finalText(earlier, 'id' in earlier ? earlier.id : null));
      sound.discard();
    } else if (outcome.kind === 'done') {
      await answer(outcome.done);
    } else if (outcome.kind === 'failed') {
      metrics.dictations.inc({ outcome: 'failed' });
      if (soFar().text) await keep(soFar(), false);
      await sound.leave();
      const { code, message, retryAfterS } = outcome;
      say({ type: 'error', code, message, ...(retryAfterS !== undefined && { retry_after: retryAfterS }) });
    } else if (left && (await sound.whole())) {
      log.info({ dictationId, userId }, 'dictation left to the next process');
    } else if (gaveUp && bytes > 0) {
      await keep(soFar(), false);
      await sound.leave();
    } else if (bytes > 0 || end?.complete) {
      await answer(soFar());
    }
  };
  const stay = async (error: unknown) => {
    log.error({ dictationId, error: error instanceof Error ? error.name : 'unknown' }, 'a dictation could not be kept');
    await sound.leave().catch(() => {});
    say({ type: 'error', code: 'internal', message: 'The server could not keep this dictation. Send it again.' });
  };

  const push = (pcm: Buffer) => {
    if (end || forgotten || goesOn) return;
    const room = maxBytes - bytes;
    const taken = pcm.length > room ? pcm.subarray(0, room) : pcm;
    bytes += taken.length;
    if (taken.length > 0) {
      recognition.push(taken);
      sound.push(taken);
    }
    if (taken.length === pcm.length) return;
    const message = `A recording ends after ${Math.round(maxDictationMs / 60_000)} minutes. What was said until then is transcribed.`;
    say({ type: 'error', code: 'too_long', message });
    finish(true);
  };

  const dictation: LiveDictation = {
    get finishing() {
      return end?.complete === true && !forgotten;
    },
    get canGoOn() {
      return !forgotten && !left && !gaveUp && !earlier && end?.complete !== false;
    },
    attach(line) {
      const isReturn = lines.take(line);
      if (isReturn && !goesOn) {
        ready(0, bytes / bytesPerSample);
        recognition.segments().forEach(sayPhrase);
      }
      const mine = <A extends unknown[]>(act: (...args: A) => void) => {
        return (...args: A) => {
          if (lines.current === line) act(...args);
        };
      };
      return {
        sessionId: line.sessionId,
        dictation,
        get over() {
          return end !== undefined || forgotten || lines.current !== line;
        },
        push: mine(push),
        stop: mine(() => finish(true)),
        cancel: mine(() => {
          forgotten = true;
          lines.close();
          recognition.cancel();
        }),
        lost: mine(() => lines.lose()),
        breakOff: mine(() => finish(false)),
      };
    },
    breakOff: () => finish(false),
    leave() {
      if (!resumable || end) return finish(false);
      left = true;
      finish(false);
      recognition.cancel();
    },
    giveUp() {
      gaveUp = true;
      finish(false);
      if (end) end.complete = false;
      recognition.cancel();
    },
    ended: recognition.outcome.then(conclude).catch(stay),
  };
  registry.enter(userId, dictationId, dictation);
  return dictation;
}

const askedOf = ({ quality, mode, context, language }: Beginning) => ({
  quality,
  mode,
  ...(context && { context }),
  ...(language && { language }),
});
