import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { SignedInUser } from './auth/access-tokens.ts';

/** What handlers find in their context. `user` is there on every route whose contract says `security: signedIn`. */
export interface AppEnvironment {
  Variables: { user: SignedInUser };
  Bindings: HttpBindings;
}

/** Socket addresses of the same machine. */
export const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);

/**
 * Address of the client. A proxy on the same machine names it in the last entry of X-Forwarded-For; anyone else's
 * claim is not believed.
 */
export function clientAddress(c: Context<AppEnvironment>): string {
  const peer = c.env.incoming?.socket.remoteAddress;
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return (isLoopback(peer) ? forwarded : undefined) || peer || 'unknown';
}
