import { type Database, databaseTime } from '@alfavoice/db';
import type { Clock } from '../clock.ts';

/** A clock that is ahead by more than this of the time that has passed since the start is not believed. */
const toleranceMs = 3600_000;

/** What deletes by age goes by this time: the earliest of three clocks, so that what one of them would delete too early stays. */
export type BelievedTime = () => Promise<Date>;

/** Rejects when the database does not answer. */
export function createBelievedTime({ db, clock }: { db: Database; clock: Clock }): BelievedTime {
  const started = { wallMs: clock.now(), monotonicMs: clock.monotonicMs() };
  return async () => {
    const passedMs = clock.monotonicMs() - started.monotonicMs;
    const believableMs = started.wallMs + passedMs + toleranceMs;
    return new Date(Math.min(clock.now(), believableMs, (await databaseTime(db)).getTime()));
  };
}
