import { expect, test } from 'vitest';
import { dictationIdSchema } from '../../contract/index.ts';
import { uuid7 } from './uuid7.ts';

test('has the form of RFC 9562 and is an id of a dictation', () => {
  const id = uuid7(0x017f22e279b0);
  expect(id).toMatch(/^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(dictationIdSchema.safeParse(id).success).toBe(true);
});

test('ids sort by time and differ within a millisecond', () => {
  const times = [1, 255, 256, 1_700_000_000_000, 1_700_000_000_001];
  const ids = times.map(uuid7);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(Array.from({ length: 1000 }, () => uuid7(5))).size).toBe(1000);
});
