import type { Delivered } from '../dictation/deliver.ts';
import type { Recording } from '../dictation/recording.ts';
import type { Locks } from '../sign-in/locks.ts';
import { type Entry, newEntry } from './entry.ts';
import { createKeptRecording, type KeptRecording } from './kept-recording.ts';
import type { OutboxRequest } from './state.ts';
import { isQuota, type Store } from './store.ts';

/** What this browser failed to do for a recording. */
export type UnkeptReason = 'full' | 'unavailable';

/** A dictation in the outbox while it is spoken and its live session lasts. */
export interface Held {
  recording: Recording;
  /** The microphone has ended: what was said is on the device when this resolves, if it has room. */
  ended(): Promise<void>;
  /**
   * The live session is over. Without a stored text the outbox takes it on. Nothing said: nothing is kept.
   * @returns false where it cannot be taken on: this browser keeps nothing. It may be concluded again.
   */
  conclude(delivered: Delivered): Promise<boolean>;
}

/** A recording of this context: its lock is held here until another context could send it. */
export interface OpenRecording {
  id: string;
  recording: KeptRecording;
  /** Its live session is over, and the device did not take all of it: only this context can send it. */
  handedOver: boolean;
  release(): void;
}

export interface HoldParts {
  id: string;
  request: OutboxRequest;
  recordedAt: string;
  /** Resolves to undefined where this browser keeps nothing. */
  opened: Promise<Store | undefined>;
  locks: Locks;
  /** Told once, when the device takes no more. */
  onUnkept: (reason: UnkeptReason) => void;
  /** The entry says something else now. */
  onChange: () => void;
  onOpen: (open: OpenRecording) => void;
  /** It is over here. @param left what only this context can send */
  onOver: (left: OpenRecording | undefined) => void;
}

export const itemLock = (id: string): string => `alfavoice.outbox.item.${id}`;

/** Begins to keep a dictation. The microphone does not wait for the device. */
export function hold({ id, request, recordedAt, opened, locks, onUnkept, onChange, onOpen, onOver }: HoldParts): Held {
  let entry: Entry = newEntry(id, request, recordedAt);
  let release = () => {};
  void locks.request(
    itemLock(id),
    () =>
      new Promise<void>((resolve) => {
        release = resolve;
      }),
  );
  const put = async (change: Partial<Entry>, withSound = true) => {
    entry = { ...entry, ...change };
    await (await opened)?.putEntry(id, entry, withSound);
    onChange();
  };
  const begun = put({});

  const recording = createKeptRecording({
    async write(firstSample, samples16k) {
      const store = await opened;
      if (!store) throw new DOMException('This browser keeps nothing.', 'InvalidStateError');
      await begun;
      await store.putChunk(id, firstSample, samples16k);
    },
    read: async (from, atMost) => (await (await opened)?.chunks(id, from, atMost)) ?? [],
    onUnkept: (error) => refused(error),
  });
  const open: OpenRecording = { id, recording, handedOver: false, release: () => release() };
  onOpen(open);

  const over = (left?: OpenRecording) => {
    if (!left) release();
    onChange();
    onOver(left);
  };
  const refused = (error: unknown) => onUnkept(isQuota(error) ? 'full' : 'unavailable');
  /** One thing after the other. */
  let last: Promise<unknown> = begun.catch(refused);
  const inOrder = <T>(work: () => Promise<T>, otherwise: () => T): Promise<T> => {
    const done = last.then(work).catch((error: unknown) => {
      refused(error);
      return otherwise();
    });
    last = done;
    return done;
  };
  const handOver = (): boolean => {
    open.handedOver = true;
    over(open);
    return true;
  };

  return {
    recording,
    ended: () =>
      inOrder(
        async () => {
          if (recording.samples > 0 && (await recording.flush())) await put({ stage: 'waiting' });
        },
        () => {},
      ),
    conclude: (delivered) =>
      inOrder(
        async () => {
          await recording.settled();
          if (delivered.kind === 'cancelled' && delivered.gatewayHasSome) {
            await put({ stage: 'cancelled' }, false);
          } else if (delivered.kind === 'cancelled' || recording.samples === 0) {
            await (await opened)?.deleteEntry(id);
          } else if (delivered.kind === 'text') {
            const { history_id: historyId, text } = delivered.final;
            if (historyId) await put({ stage: 'stored', historyId, text, samples: recording.samples }, false);
            else await put({ stage: 'delivered', text });
          } else {
            if (!(await opened)) return false;
            if (!(await recording.flush())) return handOver();
            await put({ stage: 'waiting' });
          }
          over();
          return true;
        },
        () => {
          if (delivered.kind === 'failed') return handOver();
          over();
          return true;
        },
      ),
  };
}
