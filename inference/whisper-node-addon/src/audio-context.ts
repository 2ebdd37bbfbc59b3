/** Positions of the encoder's full window of 30 s, 20 ms each. */
export const fullAudioContext = 1500;

/** Flash attention pads keys to this without a mask: only multiples hold nothing of earlier audio. */
const keyPadding = 256;
const largestMultiple = Math.floor(fullAudioContext / keyPadding) * keyPadding;

/** @throws RangeError unless `positions` is a multiple of 256 up to 1280, or 1500 */
export function assertAudioContext(positions: number): void {
  if (positions === fullAudioContext) return;
  if (Number.isInteger(positions / keyPadding) && positions > 0 && positions <= largestMultiple) return;
  throw new RangeError(
    `audioContext must be a multiple of ${keyPadding} up to ${largestMultiple}, or ${fullAudioContext}; got ${positions}`,
  );
}

/** @throws RangeError unless `threads` is a whole number from 1 to 64 */
export function assertThreads(threads: number): void {
  if (!Number.isInteger(threads) || threads < 1 || threads > 64) {
    throw new RangeError(`threads must be a whole number from 1 to 64; got ${threads}`);
  }
}
