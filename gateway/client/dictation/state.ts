import type { FinalText } from '../../contract/live/messages.ts';
import type { ErrorCode } from '../../contract/problem.ts';
import type { MicrophoneTrouble } from '../microphone/microphone.ts';
import type { SessionEvent } from '../session/session.ts';

/**
 * idle -> preparing -> listening -> working -> done | trouble; cancel leads back to idle, `retry` from trouble to working.
 */
export type Phase = 'idle' | 'preparing' | 'listening' | 'working' | 'done' | 'trouble';
export type TroubleCode = ErrorCode | MicrophoneTrouble;

export interface Trouble {
  /** Also the key of the words a person reads. */
  code: TroubleCode;
  /**
   * `recording`: everything said is still in memory here, `retry` sends it again. `outbox`: it is on this device and
   * will be sent by itself.
   */
  kept: 'nothing' | 'recording' | 'outbox';
  retryAfterS?: number;
}

export interface DictatedPhrase {
  segment: number;
  text: string;
  /** A command took so many characters back, from the end of the phrases before, joined by `joinPhrase`. */
  removesPreceding?: number;
  /** Where the caret goes, in `text`; absent: to its end. */
  cursor?: number;
}

export interface DictationState {
  phase: Phase;
  dictationId?: string;
  /** Loudness of the last 50 ms, 0..1. */
  level: number;
  /** Length of the recording. */
  elapsedMs: number;
  /** `broken`: no line now, trying again; the recording goes on. */
  line: 'connecting' | 'open' | 'broken';
  /** Place in the server's queue; 0 = at once. */
  position: number;
  /** The live view of the open segment. */
  committed: string;
  tentative: string;
  /** Finished phrases, in order, each once, also over retries. */
  partials: DictatedPhrase[];
  /** Why the recording ended, when it was not the person. */
  endedBy?: 'microphone_lost' | 'too_long';
  final?: FinalText;
  /** With an outbox: the device takes no more, what is said now lies in memory until it is sent. */
  unkept?: 'full' | 'unavailable';
  trouble?: Trouble;
}

export const idle: DictationState = {
  phase: 'idle',
  level: 0,
  elapsedMs: 0,
  line: 'connecting',
  position: 0,
  committed: '',
  tentative: '',
  partials: [],
};

/** What the text lacks because the server was busy, the weightier where it is both. */
export function lackOf({ final }: DictationState): 'quality' | 'editor' | undefined {
  if (final?.degraded?.quality) return 'quality';
  return final?.degraded?.editor === false ? 'editor' : undefined;
}

/** What the gateway's word changes. A phrase that came before (a retry says it all again) is passed over. */
export function heard(state: DictationState, event: SessionEvent): DictationState {
  switch (event.type) {
    case 'open':
      return { ...state, line: 'open' };
    case 'ready':
      return { ...state, line: 'open', position: event.position };
    case 'hypothesis':
      return { ...state, committed: event.committed, tentative: event.tentative };
    case 'partial_text': {
      const { segment, text, removes_preceding: removesPreceding, cursor } = event;
      if (state.partials.some((partial) => partial.segment === segment)) return state;
      const phrase = {
        segment,
        text,
        ...(removesPreceding !== undefined && { removesPreceding }),
        ...(cursor !== undefined && { cursor }),
      };
      const partials = [...state.partials, phrase].sort((a, b) => a.segment - b.segment);
      return { ...state, partials, committed: '', tentative: '' };
    }
    case 'final_text':
      return { ...state, final: event };
    case 'closed':
      return event.problem ? { ...state, line: 'broken', committed: '', tentative: '' } : state;
    case 'error':
      return state;
  }
}
