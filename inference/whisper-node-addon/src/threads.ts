/** @throws RangeError unless `threads` is a whole number from 1 to 64 */
export function assertThreads(threads: number): void {
  if (!Number.isInteger(threads) || threads < 1 || threads > 64) {
    throw new RangeError(`threads must be a whole number from 1 to 64; got ${threads}`);
  }
}
