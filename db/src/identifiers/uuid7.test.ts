import { expect, test } from 'vitest';
import { uuid7 } from './uuid7.ts';

test('carries version, variant and the time it was made', () => {
  const id = uuid7(0x0123456789ab);
  expect(id).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('sorts by time', () => {
  const ids = [3, 1, 2].map((ms) => uuid7(1_700_000_000_000 + ms));
  expect([...ids].sort()).toEqual([ids[1], ids[2], ids[0]]);
});
