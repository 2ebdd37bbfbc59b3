import type { OutboxWarning } from '@alfavoice/gateway/client';
import type { Words } from '../words/words.ts';

const minuteMs = 60_000;

/** What a warning of the queue says to a person. */
export function warningIn({ queue }: Words, warning: OutboxWarning): string {
  switch (warning.kind) {
    case 'nearly_full':
      return queue.warnings.nearly_full(Math.floor(warning.leftMs / minuteMs));
    case 'evicted':
      return queue.warnings.evicted(warning.count);
    default:
      return queue.warnings[warning.kind];
  }
}
