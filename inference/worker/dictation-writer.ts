import {
  type Change,
  type Joined,
  joinPhrase,
  joinSegments,
  type Open,
  type Segment,
  trimWritten,
} from '../contract/index.ts';
import type { Phrase } from '../listening/listener.ts';
import type { WriteRequest, Writer, Written } from '../writing/index.ts';
import type { Metrics } from './metrics.ts';
import type { Phrasebooks } from './phrasebooks.ts';

export interface DictationWriterParts {
  writer: Writer;
  phrasebooks: Phrasebooks;
  metrics: Metrics;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
  /** Nobody waits for the text any more. */
  signal: AbortSignal;
}

/** Writes one dictation as its user wants it. */
export interface DictationWriter {
  /** A phrase after those in `segments`. Joins them. @param giveUp ends the editing: the text is the rules' then */
  phrase(phrase: Phrase, giveUp?: AbortSignal): Promise<Segment>;
  /** Joins them as it was recognised: the whole is to be written at the end. */
  unwritten(phrase: Phrase): Segment;
  /** The whole in one go. */
  whole(raw: string, language: Segment['language']): Promise<{ text: string; changes: Change[]; cursor?: number }>;
  readonly segments: Segment[];
  readonly joined: Joined;
  /** With the phrase that is being written, as it was recognised. */
  readonly shown: string;
  /** Spent on writing. */
  readonly writeMs: number;
}

export function createDictationWriter(
  { editor, writing, resume }: Open,
  { writer, phrasebooks, metrics, now, signal }: DictationWriterParts,
): DictationWriter {
  const { style, options, prompts, precedingText: fieldText = '' } = writing ?? {};
  const chosen = { style, options, prompts, ...phrasebooks.of(writing) };
  const segments: Segment[] = [...(resume?.segments ?? [])];
  let joined = joinSegments(segments);
  let writeMs = 0;
  let inWriting = '';

  const write = async (
    request: Pick<WriteRequest, 'text' | 'language' | 'precedingText'>,
    giveUp?: AbortSignal,
  ): Promise<Written> => {
    const startedAt = now();
    const written = await writer.write({
      ...chosen,
      ...request,
      editor,
      signal: giveUp ? AbortSignal.any([signal, giveUp]) : signal,
    });
    const tookMs = now() - startedAt;
    writeMs += tookMs;
    const isGivenUp = giveUp?.aborted && written.editor.kind === 'late';
    metrics.written(isGivenUp ? { editor: { kind: 'given_up' } } : written, tookMs / 1000);
    return written;
  };
  const add = (segment: Segment): Segment => {
    segments.push(segment);
    joined = joinSegments(segments);
    return segment;
  };

  return {
    segments,
    get joined() {
      return joined;
    },
    get shown() {
      return joinPhrase(joined.text, inWriting);
    },
    get writeMs() {
      return writeMs;
    },
    async phrase(phrase, giveUp) {
      inWriting = phrase.raw;
      const own = joined.text.slice(0, joined.caret);
      const precedingText = fieldText === '' ? own : joinPhrase(fieldText, own);
      const written = await write({ text: phrase.raw, language: phrase.language, precedingText }, giveUp);
      inWriting = '';
      // What stood in the field before is not this dictation's to take back.
      const removed = Math.min(written.removesPreceding, own.length);
      const spaces = removed > 0 ? /[^\S\n]*$/u.exec(own.slice(0, own.length - removed))?.[0].length : 0;
      const { text, changes, cursor } = trimWritten(written);
      return add({
        ...phrase,
        text,
        changes,
        ...(removed > 0 && { removesPreceding: removed + (spaces ?? 0) }),
        ...(cursor !== undefined && { cursor }),
      });
    },
    unwritten: (phrase) => add({ ...phrase, text: phrase.raw }),
    async whole(raw, language) {
      return trimWritten(await write({ text: raw, language, precedingText: fieldText }));
    },
  };
}
