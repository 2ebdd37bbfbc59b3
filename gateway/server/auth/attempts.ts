import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from '../problem/problem.ts';

/** Limits on guessing. Only failures stay counted. */
export interface Attempts {
  /** Counts an attempt; throws `rate_limited` when there were too many. */
  begin(address: string, subject: string): Promise<void>;
  /** It was no guess: the subject's count begins anew. */
  succeeded(address: string, subject: string): Promise<void>;
}

export interface AttemptOptions {
  /** Failures of one address against one account, per window. */
  perSubject: number;
  /** Failures of one address against all accounts: an office behind one address has many people. */
  perAddress: number;
  windowS: number;
}
export const defaultAttemptOptions: AttemptOptions = { perSubject: 10, perAddress: 100, windowS: 15 * 60 };

export function createAttempts({ perSubject, perAddress, windowS }: AttemptOptions = defaultAttemptOptions): Attempts {
  const subjects = new RateLimiterMemory({ points: perSubject, duration: windowS });
  const addresses = new RateLimiterMemory({ points: perAddress, duration: windowS });
  return {
    async begin(address, subject) {
      await consume(addresses, address);
      await consume(subjects, `${address} ${subject}`);
    },
    async succeeded(address, subject) {
      await addresses.reward(address);
      await subjects.delete(`${address} ${subject}`);
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const retryAfterS = Math.ceil(refused.msBeforeNext / 1000);
    throw new ProblemError('rate_limited', `Too many failed attempts. Try again in ${minutes(retryAfterS)}.`, {
      retry_after: retryAfterS,
    });
  }
}

const minutes = (seconds: number) => (seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`);
