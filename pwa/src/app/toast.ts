import { type Cell, createCell } from './cell.ts';

/** How long a thing done can be undone. */
export const undoForMs = 6000;

export interface Toast {
  text: string;
  undo: () => void;
}

export interface Undoing {
  toast: Pick<Cell<Toast | undefined>, 'value' | 'subscribe'>;
  /**
   * Offers to undo for 6 s. One at a time: a new offer settles the one before.
   * @param settle what makes it final, if anything is left to do then
   */
  offer(text: string, undo: () => void, settle?: () => void): void;
  /** Makes the open offer final now: the page goes, or the toast was closed. */
  settle(): void;
}

/** @param later runs work after a time; the function it returns cancels it */
export function createUndoing(later: (work: () => void, ms: number) => () => void): Undoing {
  const toast = createCell<Toast | undefined>(undefined);
  let open: { settle: () => void; stop: () => void } | undefined;

  const close = () => {
    open?.stop();
    const closed = open;
    open = undefined;
    toast.set(undefined);
    return closed;
  };
  const settle = () => close()?.settle();
  return {
    toast,
    settle,
    offer(text, undo, finish = () => {}) {
      settle();
      const mine = { settle: finish, stop: later(settle, undoForMs) };
      open = mine;
      toast.set({
        text,
        undo: () => {
          // Pressed as its time ran out: it is final, and nothing is to look as if it were not.
          if (open !== mine) return;
          close();
          undo();
        },
      });
    },
  };
}
