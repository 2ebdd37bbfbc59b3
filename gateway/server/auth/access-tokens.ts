import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { accessTokenLifetimeS } from '../../contract/limits.ts';
import { type Role, roleSchema } from '../../contract/rest/auth.ts';
import type { Clock } from '../clock.ts';

export interface SignedInUser {
  id: string;
  role: Role;
  /** The paired extension that holds the token. */
  deviceId?: string;
}

export interface AccessTokens {
  issue(user: SignedInUser): Promise<string>;
  /** @returns undefined when the token is wrong or has expired */
  verify(token: string): Promise<SignedInUser | undefined>;
}

const issuer = 'alfavoice';
const algorithm = 'HS256';
const claimsSchema = z.object({ sub: z.uuid(), role: roleSchema, device: z.uuid().optional() });

export function createAccessTokens(secret: Uint8Array, clock: Clock): AccessTokens {
  return {
    issue({ id, role, deviceId }) {
      const nowS = Math.floor(clock.now() / 1000);
      return new SignJWT({ role, ...(deviceId && { device: deviceId }) })
        .setProtectedHeader({ alg: algorithm })
        .setIssuer(issuer)
        .setSubject(id)
        .setIssuedAt(nowS)
        .setExpirationTime(nowS + accessTokenLifetimeS)
        .sign(secret);
    },
    async verify(token) {
      try {
        const options = { issuer, algorithms: [algorithm], currentDate: new Date(clock.now()) };
        const claims = claimsSchema.parse((await jwtVerify(token, secret, options)).payload);
        return { id: claims.sub, role: claims.role, ...(claims.device && { deviceId: claims.device }) };
      } catch {
        return undefined;
      }
    },
  };
}
