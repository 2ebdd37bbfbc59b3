import { expect, test } from 'vitest';
import { systemClock } from '../system-clock.ts';
import { createTickets } from './tickets.ts';

const holder = { id: 'u', role: 'user' } as const;
const clockAt = (time: { ms: number }) => ({ ...systemClock, now: () => time.ms });

test('a ticket is good once', async () => {
  const tickets = createTickets(clockAt({ ms: 0 }));
  const ticket = await tickets.issue(holder);
  expect(await tickets.redeem(ticket)).toEqual(holder);
  expect(await tickets.redeem(ticket)).toBeUndefined();
});

test('a ticket is good for 30 s', async () => {
  const time = { ms: 0 };
  const tickets = createTickets(clockAt(time));
  const [early, late] = [await tickets.issue(holder), await tickets.issue(holder)];
  time.ms = 29_999;
  expect(await tickets.redeem(early)).toEqual(holder);
  time.ms = 30_000;
  expect(await tickets.redeem(late)).toBeUndefined();
});
