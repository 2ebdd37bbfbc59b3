/** Bytes from `start` up to `end`, not included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * One range of RFC 9110, section 14.
 * @returns undefined where the whole is to be sent: none was asked for, several were, or it is no range; 'unsatisfiable'
 * where it lies behind the end
 */
export function parseRange(header: string | undefined, length: number): ByteRange | 'unsatisfiable' | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (from === undefined || to === undefined || (!from && !to)) return undefined;
  if (!from) return Number(to) > 0 ? { start: Math.max(0, length - Number(to)), end: length } : 'unsatisfiable';
  const start = Number(from);
  const end = to ? Math.min(Number(to) + 1, length) : length;
  if (to && Number(to) < start) return undefined;
  return start < length ? { start, end } : 'unsatisfiable';
}
