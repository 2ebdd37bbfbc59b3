import type { OutboxItem } from '@alfavoice/gateway/client';
import { expect, test } from 'vitest';
import { waitingBeside } from './waiting.ts';

const item = (id: string, state: OutboxItem['state']): OutboxItem => ({
  id,
  state,
  recordedAt: '2026-01-01T10:00:00.000Z',
  durationMs: 1000,
  bytes: 32_000,
  sentBytes: 0,
  interrupted: false,
  damagedMs: 0,
});
const items = [item('old', 'stored'), item('kept', 'kept_here'), item('live', 'sending'), item('spoken', 'recording')];

test('what is spoken or written down now is no queue; once it is kept, it is', () => {
  const ids = (phase: 'idle' | 'working' | 'trouble') =>
    waitingBeside(items, { phase, dictationId: 'live' }).map(({ id }) => id);
  expect(ids('working')).toEqual(['kept']);
  expect(ids('trouble')).toEqual(['kept', 'live']);
  expect(ids('idle')).toEqual(['kept', 'live']);
});
