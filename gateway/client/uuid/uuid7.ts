import { v7 } from 'uuid';

/**
 * A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then random bits. Ids made later sort later.
 * @param nowMs milliseconds since 1970
 */
export const uuid7 = (nowMs: number): string => v7({ msecs: nowMs });
