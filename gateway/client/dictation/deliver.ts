import type { FinalText } from '../../contract/live/messages.ts';
import type { ErrorCode, Problem } from '../../contract/problem.ts';
import { unavailable } from '../api/answer.ts';
import type { Session, SessionEvent } from '../session/session.ts';
import type { Clock } from './clock.ts';
import type { Recording } from './recording.ts';

export interface DeliveryOptions {
  /**
   * Pauses before the next attempts; the last one repeats while the person still speaks. Short ones: a line that is
   * back shall be used within 2 s, and 12 s after the stop the recording is better off in the outbox.
   */
  retryDelaysMs: readonly number[];
  /** After the stop, so long a silence of the server is a broken line. Recognising a tail of 30 s takes less. */
  silenceMs: number;
}
export const defaultDeliveryOptions: DeliveryOptions = {
  retryDelaysMs: [250, 500, 1000, 1000, 1500, 1500, 2000, 2000, 2000],
  silenceMs: 120_000,
};

/** Problems that another attempt may not meet. */
const passing = new Set<ErrorCode>(['unavailable', 'worker_lost', 'queue_full', 'rate_limited', 'internal', 'expired']);

export interface Delivery {
  recording: Recording;
  /** Nothing of it was sent before: the first session need not be asked where the server stands. */
  fresh: boolean;
  /** A new session for the same dictation id, so that however often it is sent it is one dictation. */
  open: (signal: AbortSignal) => Session;
  hear: (event: SessionEvent) => void;
  clock: Clock;
  /** Cancels: the gateway is told to forget it. */
  signal: AbortSignal;
  options: DeliveryOptions;
}
export type Delivered =
  | { kind: 'text'; final: FinalText }
  /** `gatewayHasSome`: it could not be told, and would store what it has. */
  | { kind: 'cancelled'; gatewayHasSome?: boolean }
  | { kind: 'failed'; problem: Problem };

/**
 * Sends a recording, perhaps still growing, until its text is here. When the line breaks, the next session goes on at
 * the sample where the server stands.
 */
export async function deliver(delivery: Delivery): Promise<Delivered> {
  const { recording, clock, signal, options } = delivery;
  let wasOpen = false;
  let isOpen = false;
  const hear = (event: SessionEvent) => {
    if (event.type === 'open') wasOpen = isOpen = true;
    if (event.type === 'closed') isOpen = false;
    delivery.hear(event);
  };
  let gatewayHasSome = false;
  signal.addEventListener('abort', () => {
    gatewayHasSome = wasOpen && !isOpen;
  });
  for (let failures = 0, { fresh } = delivery; ; ) {
    const endedBefore = recording.ended;
    const outcome = await attempt({ ...delivery, fresh, hear });
    fresh = false;
    if (signal.aborted) return { kind: 'cancelled', gatewayHasSome };
    if (outcome.kind !== 'failed' || !passing.has(outcome.problem.code)) return outcome;
    if (endedBefore && failures >= options.retryDelaysMs.length) return outcome;
    const delayMs = options.retryDelaysMs[failures] ?? options.retryDelaysMs.at(-1) ?? 0;
    if (endedBefore || failures < options.retryDelaysMs.length - 1) failures++;
    await clock.sleep(Math.max(delayMs, (outcome.problem.retry_after ?? 0) * 1000), signal);
    if (signal.aborted) return { kind: 'cancelled', gatewayHasSome };
  }
}

async function attempt({ recording, fresh, open, hear, clock, signal, options }: Delivery): Promise<Delivered> {
  const over = new AbortController();
  const session = open(over.signal);
  const cancel = () => session.cancel();
  signal.addEventListener('abort', cancel);
  let heardCount = 0;
  let silent = false;

  const feed = async (fromSample: number) => {
    for await (const frame of recording.frames(over.signal, fromSample)) {
      session.send(frame);
      await session.drained();
    }
    if (over.signal.aborted) return;
    session.stop();
    for (let before = -1; before !== heardCount && !over.signal.aborted; ) {
      before = heardCount;
      await clock.sleep(options.silenceMs, over.signal);
    }
    silent = !over.signal.aborted;
    over.abort();
  };
  let feeding = fresh ? feed(0) : undefined;
  try {
    for await (const event of session.events) {
      heardCount++;
      hear(event);
      if (event.type === 'ready') feeding ??= feed(event.received_samples ?? 0);
      if (event.type === 'final_text') return { kind: 'text', final: event };
      if (event.type === 'closed' && event.problem) return { kind: 'failed', problem: event.problem };
    }
    if (silent) return { kind: 'failed', problem: unavailable('The server fell silent.') };
    return { kind: 'cancelled' };
  } finally {
    signal.removeEventListener('abort', cancel);
    over.abort();
    await feeding;
  }
}
