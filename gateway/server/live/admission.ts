import type { IncomingMessage } from 'node:http';
import { livePath, ticketProtocolPrefix } from '../../contract/live/messages.ts';
import type { Problem } from '../../contract/problem.ts';
import type { SignedInUser } from '../auth/access-tokens.ts';
import { userOfBearer } from '../auth/bearer.ts';
import type { Parts } from '../parts.ts';
import { problem } from '../problem/problem.ts';
import { isExtensionOrigin } from '../web/origins.ts';

type AdmissionParts = Pick<Parts, 'accessTokens' | 'db' | 'log' | 'tickets' | 'origins' | 'readiness'>;
export type Admission = { ok: true; user: SignedInUser } | { ok: false; problem: Problem };

const refused = (...args: Parameters<typeof problem>): Admission => ({ ok: false, problem: problem(...args) });

/** Who may open a live session; decided before the upgrade. */
export async function admit(request: IncomingMessage, parts: AdmissionParts): Promise<Admission> {
  if (new URL(request.url ?? '/', 'http://gateway').pathname !== livePath) {
    return refused('not_found', `Live sessions are opened at ${livePath}.`);
  }
  if (parts.readiness.draining)
    return refused('unavailable', 'The server is ending. Try again in a moment.', { retry_after: 1 });
  const ticket = ticketOf(request);
  const byTicket = ticket === undefined ? undefined : await parts.tickets.redeem(ticket);
  const user = byTicket ?? (await userOfBearer(parts, request.headers.authorization));
  if (!user) return refused('unauthorized', 'Open the session with an access token or a fresh ticket.');
  const { origin } = request.headers;
  if (origin === undefined || parts.origins.isOwn(origin)) return { ok: true, user };
  if (isExtensionOrigin(origin) && byTicket?.deviceId !== undefined) return { ok: true, user };
  return refused('foreign_origin', 'This page may not use this server; an extension must be paired with it.');
}

const ticketOf = ({ headers }: IncomingMessage): string | undefined =>
  headers['sec-websocket-protocol']
    ?.split(',')
    .map((protocol) => protocol.trim())
    .find((protocol) => protocol.startsWith(ticketProtocolPrefix))
    ?.slice(ticketProtocolPrefix.length);
