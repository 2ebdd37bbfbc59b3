import type { DictationRow, NewDictation } from '@alfavoice/db';
import { type Change, type Degraded, joinSegments, type Segment, samplesToMs } from '@alfavoice/inference/contract';
import type { FinalText, Language, Start } from '../../contract/live/messages.ts';
import { storedChanges } from '../writing/changes.ts';

/** A dictation that has ended: what is stored and what the client is told are made of it. */
export type Finished = NewDictation;

export interface Heard {
  text: string;
  raw: string;
  language: Language;
  segments: readonly Segment[];
  timings: Omit<FinalText['timings'], 'after_stop_ms'>;
  degraded?: Degraded | undefined;
  style?: string | undefined;
  changes?: readonly Change[] | undefined;
  /** Where a snippet wants the caret, in `text`. */
  cursor?: number | undefined;
}

/** Nothing was heard, or no worker could finish: what the closed phrases give. */
export function heardSoFar(segments: readonly Segment[], samples: number, language: Language): Heard {
  const { text, raw, changes } = joinSegments(segments);
  const timings = { audio_ms: samplesToMs(samples), queue_ms: 0, recognise_ms: 0, write_ms: 0 };
  return { text, raw, changes, language: segments.at(-1)?.language ?? language, segments, timings };
}

export interface End {
  dictationId: string;
  samples: number;
  complete: boolean;
  atMs: number;
  afterStopMs: number;
  /** Nobody waited for it any more. */
  recovered?: boolean;
  /** The blob with all of its sound. */
  audioId?: string | undefined;
}

export function finished(heard: Heard, start: Pick<Start, 'quality' | 'mode' | 'context'>, end: End): Finished {
  return {
    dictationId: end.dictationId,
    raw: storable(heard.raw),
    text: storable(heard.text),
    language: heard.language,
    quality: heard.degraded?.quality ?? start.quality,
    mode: start.mode,
    style: heard.style ?? null,
    changes: heard.changes ? storedChanges(heard.changes) : null,
    host: start.context ? storable(start.context.host) : null,
    durationMs: samplesToMs(end.samples),
    timings: { ...heard.timings, after_stop_ms: end.afterStopMs },
    segments: heard.segments.map(({ startSample, endSample, text, raw, removesPreceding, cursor }) => ({
      start_ms: samplesToMs(startSample),
      end_ms: samplesToMs(endSample),
      text: storable(text),
      raw: storable(raw),
      ...(removesPreceding !== undefined && { removes_preceding: removesPreceding }),
      ...(cursor !== undefined && { cursor }),
    })),
    complete: end.complete,
    recovered: end.recovered ?? false,
    audioId: end.audioId ?? null,
    createdAt: new Date(end.atMs),
  };
}

/** Text in Postgres cannot hold NUL; nobody says it. */
const storable = (text: string): string => text.replaceAll('\0', '');

/** @param row as stored, or the one still to be stored */
export const finalText = (
  row: Finished | DictationRow,
  historyId: string | null,
): Omit<FinalText, 'session_id' | 'seq'> => ({
  type: 'final_text',
  dictation_id: row.dictationId,
  text: row.text,
  raw: row.raw,
  language: row.language,
  segments: row.segments,
  timings: row.timings,
  history_id: historyId,
});
