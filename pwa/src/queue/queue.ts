import { emptyOutbox, type Outbox, type OutboxState } from '@alfavoice/gateway/client';
import { type Cell, createCell } from '../app/cell.ts';

/** What waits on this device for the person who is signed in; nothing while nobody is. */
export interface Queue {
  state: Pick<Cell<OutboxState>, 'value' | 'subscribe'>;
  keep: Outbox['keep'];
  sound: Outbox['sound'];
  discard: Outbox['discard'];
  retry: Outbox['retry'];
  /** Sends what can be sent, now. */
  send(): Promise<void>;
  forgetEviction(): Promise<void>;
  /** Another person's queue, or none. */
  turnTo(owner: string | undefined): void;
}

/** @param open the outbox of a person; @param onWaiting something waits and the page may be closed before it is sent */
export function createQueue(open: (owner: string) => Outbox, onWaiting: () => void): Queue {
  const state = createCell<OutboxState>(emptyOutbox);
  let now: { owner: string; outbox: Outbox; stop: AbortController } | undefined;

  const outbox = (): Outbox => {
    if (!now) throw new Error('Nobody is signed in.');
    return now.outbox;
  };
  const show = (next: OutboxState) => {
    const waitedBefore = state.value.summary.count > 0;
    state.set(next);
    if (!waitedBefore && next.summary.count > 0) onWaiting();
  };

  return {
    state,
    keep: (dictation) => outbox().keep(dictation),
    sound: (id) => outbox().sound(id),
    discard: (id) => outbox().discard(id),
    retry: (id) => outbox().retry(id),
    forgetEviction: () => outbox().forgetEviction(),
    async send() {
      await outbox().sync();
    },
    turnTo(owner) {
      if (owner === now?.owner) return;
      now?.stop.abort();
      void now?.outbox.close();
      now = undefined;
      state.set(emptyOutbox);
      if (owner === undefined) return;
      const opened = { owner, outbox: open(owner), stop: new AbortController() };
      now = opened;
      opened.outbox.subscribe((next) => now === opened && show(next));
      void opened.outbox.run(opened.stop.signal);
    },
  };
}
