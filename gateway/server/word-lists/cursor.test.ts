import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

test('a cursor comes back as it was', () => {
  const cursor = { name: 'Усть-Илимск', id: '0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee' };
  expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
});

test.each(['', 'x', Buffer.from('["a"]').toString('base64url'), Buffer.from('["a","b"]').toString('base64url')])(
  'no cursor of ours: %s',
  (text) => expect(decodeCursor(text)).toBeUndefined(),
);
