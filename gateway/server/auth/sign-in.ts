import { insertRefreshToken, rotateRefreshToken, type UserRow, uuid7 } from '@alfavoice/db';
import { accessTokenLifetimeS, refreshTokenLifetimeS } from '../../contract/limits.ts';
import type { SignedIn } from '../../contract/rest/auth.ts';
import type { Parts } from '../parts.ts';
import { ProblemError } from '../problem/problem.ts';
import { makeSecret, sha256 } from './secret-text.ts';

type SignInParts = Pick<Parts, 'db' | 'clock' | 'accessTokens'>;
export type WithRefreshToken = SignedIn & { refresh_token: string };

/** A refresh token and what is stored of it. */
export function makeRefreshToken(nowMs: number) {
  const token = makeSecret();
  return { token, tokenHash: sha256(token), expiresAt: new Date(nowMs + refreshTokenLifetimeS * 1000) };
}

/** The answer to every way of signing in. */
export async function signedInAs(
  { accessTokens }: SignInParts,
  { id, email, role }: Pick<UserRow, 'id' | 'email' | 'role'>,
  refreshToken: string,
  deviceId: string | null,
): Promise<WithRefreshToken> {
  return {
    access_token: await accessTokens.issue({ id, role, ...(deviceId && { deviceId }) }),
    token_type: 'Bearer',
    expires_in: accessTokenLifetimeS,
    refresh_token: refreshToken,
    user: { id, email, role },
  };
}

/** Begins a family of refresh tokens. */
export async function signIn(parts: SignInParts, user: UserRow): Promise<WithRefreshToken> {
  const nowMs = parts.clock.now();
  const { token, ...stored } = makeRefreshToken(nowMs);
  await insertRefreshToken(parts.db, user.id, { ...stored, family: uuid7(nowMs), deviceId: null }, new Date(nowMs));
  return signedInAs(parts, user, token, null);
}

/** Exchanges a refresh token. Throws `unauthorized`, or `token_reused` after revoking the family. */
export async function renew(parts: SignInParts, refreshToken: string): Promise<WithRefreshToken> {
  const nowMs = parts.clock.now();
  const { token, ...stored } = makeRefreshToken(nowMs);
  const rotation = await rotateRefreshToken(parts.db, sha256(refreshToken), stored, new Date(nowMs));
  if (rotation.outcome === 'rotated') return signedInAs(parts, rotation.user, token, rotation.deviceId);
  if (rotation.outcome === 'reused') {
    throw new ProblemError('token_reused', 'This sign-in was used from two places and has been ended. Sign in again.');
  }
  throw new ProblemError('unauthorized', 'This sign-in has ended. Sign in again.');
}
