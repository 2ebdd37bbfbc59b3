/**
 * Ctrl-C in a terminal reaches this process twice, from the terminal and a moment later from npm, which passes signals on:
 * what comes within this time is the same press.
 */
const samePressMs = 500;

/**
 * The first Ctrl-C, SIGTERM or hang-up of the terminal asks for an orderly end, a later one forces it.
 * @param {{ onStop(signal: NodeJS.Signals): void, onForce(): void }} wishes
 * @param {{ on(event: NodeJS.Signals, listener: () => void): unknown }} source
 * @param {() => number} now milliseconds
 */
export function onStopSignals({ onStop, onForce }, source = process, now = Date.now) {
  /** @type {number | undefined} */
  let firstMs;
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    source.on(signal, () => {
      if (firstMs === undefined) {
        firstMs = now();
        onStop(signal);
      } else if (now() - firstMs > samePressMs) onForce();
    });
}
