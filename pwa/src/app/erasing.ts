import type { Answer } from '@alfavoice/gateway/client';
import type { Problem } from '@alfavoice/gateway/contract';
import type { Undoing } from './toast.ts';

interface Erasing {
  /** What the offer to undo says. */
  said: string;
  putBack: () => unknown;
  /** Deletes for good. */
  remove: () => Promise<Answer<unknown>>;
  /** It is put back, because of this. */
  failed: (problem: Problem) => void;
}

/** What was just taken off the screen is deleted once that can no longer be undone; what is gone by then was deleted too. */
export function eraseLater(undoing: Pick<Undoing, 'offer'>, { said, putBack, remove, failed }: Erasing): void {
  undoing.offer(said, putBack, async () => {
    const removed = await remove();
    if (removed.ok || removed.problem.code === 'not_found') return;
    putBack();
    failed(removed.problem);
  });
}
