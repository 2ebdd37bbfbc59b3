import type { DictationState, OutboxItem } from '@alfavoice/gateway/client';

/** What waits, without the dictation that is being spoken or written down at this moment: that is no queue. */
export function waitingBeside(
  items: readonly OutboxItem[],
  { phase, dictationId }: Pick<DictationState, 'phase' | 'dictationId'>,
): OutboxItem[] {
  const live = phase === 'preparing' || phase === 'listening' || phase === 'working' ? dictationId : undefined;
  return items.filter(({ id, state }) => state !== 'stored' && state !== 'recording' && id !== live);
}
