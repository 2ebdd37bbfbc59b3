import { type FromWorker, type Joined, joinPhrase, type Open, type Segment } from '../contract/index.ts';
import type { Heard, ListenEvent } from '../listening/listener.ts';
import type { DictationWriter } from './dictation-writer.ts';

/** A phrase in the hands of the language model. */
interface Edited {
  /** Never unheeded: who waits for it meets its fault. */
  segment: Promise<Segment>;
  giveUp: AbortController;
}

/**
 * Tells what is heard as it comes; on pause each phrase as it is written. The language model edits a phrase while the next
 * one is heard, and gives way when that is there.
 * @returns all that was heard
 */
export async function* giveOut(
  heard: AsyncGenerator<ListenEvent, Heard>,
  { mode, editor }: Pick<Open, 'mode' | 'editor'>,
  writing: DictationWriter,
): AsyncGenerator<FromWorker, Heard> {
  let edited: Edited | undefined;
  let hearing = heeded(heard.next());
  for (;;) {
    const segment = await Promise.race([hearing.then(() => undefined), ...(edited ? [edited.segment] : [])]);
    if (segment) {
      edited = undefined;
      yield* told(segment, writing.joined);
      continue;
    }
    const { done, value } = await hearing;
    if (edited && (done || value.kind === 'phrase')) {
      if (!done) edited.giveUp.abort();
      yield* told(await edited.segment, writing.joined);
      edited = undefined;
    }
    if (done) return value;
    hearing = heeded(heard.next());
    if (value.kind === 'view') {
      const { view, whole } = value;
      const committed = whole ? view.committed : joinPhrase(writing.shown, view.committed);
      yield { type: 'hypothesis', committed, tentative: view.tentative };
    } else if (mode !== 'on_pause') {
      yield { type: 'segment', segment: writing.unwritten(value.phrase) };
    } else if (editor) {
      const giveUp = new AbortController();
      edited = { segment: heeded(writing.phrase(value.phrase, giveUp.signal)), giveUp };
    } else {
      yield* told(await writing.phrase(value.phrase), writing.joined);
    }
  }
}

/** Runs beside something else, and may fail while nobody waits for it. */
function heeded<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

/** A phrase that was given out, and what stands there now. */
function* told(segment: Segment, { text }: Joined): Generator<FromWorker> {
  yield { type: 'segment', segment };
  yield { type: 'hypothesis', committed: text, tentative: '' };
}
