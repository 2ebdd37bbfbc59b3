import { ticketLifetimeS } from '../../contract/limits.ts';
import type { Clock } from '../clock.ts';
import type { SignedInUser } from './access-tokens.ts';
import { makeSecret } from './secret-text.ts';

/** Single-use tickets that open one live session each. */
export interface Tickets {
  issue(holder: SignedInUser): Promise<string>;
  /** Uses the ticket up. @returns undefined when it is unknown, used or expired */
  redeem(ticket: string): Promise<SignedInUser | undefined>;
}

/** Kept in this process: for one gateway. */
export function createTickets(clock: Clock): Tickets {
  const open = new Map<string, { holder: SignedInUser; expiresAtMs: number }>();
  const forgetExpired = () => {
    for (const [ticket, { expiresAtMs }] of open) {
      if (expiresAtMs > clock.now()) break;
      open.delete(ticket);
    }
  };
  return {
    async issue(holder) {
      forgetExpired();
      const ticket = makeSecret();
      open.set(ticket, { holder, expiresAtMs: clock.now() + ticketLifetimeS * 1000 });
      return ticket;
    },
    async redeem(ticket) {
      const found = open.get(ticket);
      open.delete(ticket);
      return found && found.expiresAtMs > clock.now() ? found.holder : undefined;
    },
  };
}
