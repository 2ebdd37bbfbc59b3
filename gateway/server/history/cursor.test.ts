import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

test('a cursor comes back as it was', () => {
  const cursor = { createdAt: new Date(1_700_000_000_123), id: '0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee' };
  expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
});

test.each(['', 'x', '%', Buffer.from('[1]').toString('base64url'), Buffer.from('[1,"x"]').toString('base64url')])(
  'no cursor of ours: %s',
  (text) => expect(decodeCursor(text)).toBeUndefined(),
);
