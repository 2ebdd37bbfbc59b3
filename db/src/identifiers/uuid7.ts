import { v7 } from 'uuid';

/**
 * UUIDv7 (RFC 9562, 5.7): sorts by time, so that indexes grow at one end.
 * @param atMs milliseconds since the epoch
 */
export const uuid7 = (atMs: number): string => v7({ msecs: atMs });
