import { deviceExists, isDatabaseAway } from '@alfavoice/db';
import type { MiddlewareHandler } from 'hono';
import type { Parts } from '../parts.ts';
import { ProblemError } from '../problem/problem.ts';
import type { AppEnvironment } from '../request.ts';
import type { SignedInUser } from './access-tokens.ts';

type BearerParts = Pick<Parts, 'accessTokens' | 'db' | 'log'>;

/** @returns the user of an `Authorization` header, or undefined */
export async function userOfBearer(parts: BearerParts, header: string | undefined): Promise<SignedInUser | undefined> {
  const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
  const user = token ? await parts.accessTokens.verify(token) : undefined;
  return user && (await isStillPaired(parts, user)) ? user : undefined;
}

/**
 * An unpaired device is out at once, not when its token expires. While the database is away the token alone counts: it
 * cannot be renewed then, and dictating must go on.
 */
async function isStillPaired({ db, log }: BearerParts, { id, deviceId }: SignedInUser): Promise<boolean> {
  if (deviceId === undefined) return true;
  try {
    return await deviceExists(db, id, deviceId);
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    log.warn({ userId: id, deviceId }, 'database away: a device was let in on its token alone');
    return true;
  }
}

/** For routes whose contract says `security: signedIn`. */
export const bearer =
  (parts: BearerParts): MiddlewareHandler<AppEnvironment> =>
  async (c, next) => {
    const user = await userOfBearer(parts, c.req.header('authorization'));
    if (!user)
      throw new ProblemError('unauthorized', 'Sign in first: the access token is missing, wrong or has expired.');
    c.set('user', user);
    await next();
  };

/** For routes under `/api/admin`. */
export const administratorsOnly: MiddlewareHandler<AppEnvironment> = async (c, next) => {
  if (c.get('user').role !== 'admin') throw new ProblemError('forbidden', 'Only an administrator may do this.');
  await next();
};
