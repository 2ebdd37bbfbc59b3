import { z } from 'zod';
import type { Start } from '../../contract/live/messages.ts';
import type { ErrorCode } from '../../contract/problem.ts';

/**
 * `recording` -> `kept_here` -> `sending` -> `recognising` -> `stored`, after which only these words about it are left.
 * `kept_here`: it will be sent by itself. `needs_you`: it will not, `reason` says why; it holds up no other.
 */
export type OutboxItemState = 'recording' | 'kept_here' | 'sending' | 'recognising' | 'stored' | 'needs_you';

/** Why an item waits for a person: what the server answered, or that nothing of it can be read here. */
export type NeedsYouReason = ErrorCode | 'unreadable';

/** One dictation on this device. */
export interface OutboxItem {
  /** Also the id of its dictation at the gateway, unless that refused it. */
  id: string;
  state: OutboxItemState;
  /** By this device's clock, which may be wrong: the order of a list is the order of speaking, not this. */
  recordedAt: string;
  durationMs: number;
  /** Audio on this device; 0 once it is stored. */
  bytes: number;
  /** Of them, what the server has. */
  sentBytes: number;
  /** The site it was dictated into. */
  host?: string;
  /** The browser or the machine died while it was being recorded: it ends there. */
  interrupted: boolean;
  /** So much could not be read any more and was, or will be, delivered as silence. */
  damagedMs: number;
  /** With `needs_you`. */
  reason?: NeedsYouReason;
  /** With `stored`. */
  historyId?: string;
  text?: string;
}

/** Of what still waits: everything but `stored`. */
export interface OutboxSummary {
  count: number;
  bytes: number;
  durationMs: number;
  /** Of `count`, those that go on only when a person says so. */
  needYou: number;
  /** When the oldest was recorded. */
  oldestAt?: string;
}

export type OutboxWarning =
  /** There is room for so much more. */
  | { kind: 'nearly_full'; leftMs: number }
  /** No room: what is said now lies in memory only, until it is sent. */
  | { kind: 'full' }
  /** This browser keeps nothing (private window, storage broken): as `full`. */
  | { kind: 'unavailable' }
  /** The browser threw away so many dictations that waited here. */
  | { kind: 'evicted'; count: number };

export interface OutboxState {
  /** In the order they were spoken. */
  items: readonly OutboxItem[];
  summary: OutboxSummary;
  warnings: readonly OutboxWarning[];
  /** What the queue waits for, when it waits. */
  waitsFor?: 'server' | 'sign_in';
}

export const emptyOutbox: OutboxState = {
  items: [],
  summary: { count: 0, bytes: 0, durationMs: 0, needYou: 0 },
  warnings: [],
};

/** What a dictation asks of the gateway. */
export type OutboxRequest = Pick<Start, 'quality' | 'mode' | 'language' | 'context'>;

/** The last text of this person on this device. */
export const lastTextSchema = z.object({
  text: z.string(),
  /** By this device's clock. */
  at: z.string(),
  /** It stands in a field; false: it could not be put there. */
  placed: z.boolean(),
});
export type LastText = z.infer<typeof lastTextSchema>;

export function summaryOf(items: readonly OutboxItem[]): OutboxSummary {
  const waiting = items.filter(({ state }) => state !== 'stored');
  const [oldest] = waiting;
  return {
    count: waiting.length,
    bytes: waiting.reduce((sum, { bytes }) => sum + bytes, 0),
    durationMs: waiting.reduce((sum, { durationMs }) => sum + durationMs, 0),
    needYou: waiting.filter(({ state }) => state === 'needs_you').length,
    ...(oldest && { oldestAt: oldest.recordedAt }),
  };
}
