import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

export interface HealthOptions {
  /** Between two looks. */
  lookMs: number;
  /** Longest wait for one answer. */
  answerMs: number;
  /** Silence of one that listens: longer than any pause of a loaded machine that was seen. */
  silenceMs: number;
  /** Until one listens, which it does before it reads its weights. */
  startMs: number;
}
export const defaultHealthOptions: HealthOptions = {
  lookMs: 2_000,
  answerMs: 2_000,
  silenceMs: 10_000,
  startMs: 120_000,
};

interface Watched {
  /** The worker's unix socket. */
  socketPath: string;
  /** Told in a clause what is wrong, when nothing but a new process mends it. */
  onHung: (why: string) => void;
  signal: AbortSignal;
  options?: HealthOptions;
}

/**
 * Asks a worker's `/healthz` until the signal fires. One that answers 503 (a recognition hangs), or does not answer for
 * long, is told of.
 */
export async function watchHealth({
  socketPath,
  onHung,
  signal,
  options = defaultHealthOptions,
}: Watched): Promise<void> {
  let beganAtMs = performance.now();
  let listens = false;
  let silentSinceMs: number | undefined;
  const beginAnew = () => {
    beganAtMs = performance.now();
    listens = false;
    silentSinceMs = undefined;
  };
  const tell = (why: string) => {
    onHung(why);
    beginAnew();
  };
  while (!signal.aborted) {
    const askedAtMs = performance.now();
    const health = await ask(socketPath, options.answerMs);
    if (signal.aborted) return;
    const nowMs = performance.now();
    if (health === 'hung') tell('a recognition hangs');
    else if (health === 'well') {
      listens = true;
      silentSinceMs = undefined;
    } else if (health === 'silent') {
      listens = true;
      silentSinceMs ??= askedAtMs;
      if (nowMs - silentSinceMs > options.silenceMs) tell('it does not answer');
    } else if (listens) {
      // It ended by itself, and its successor has the time of a start.
      beginAnew();
    } else if (nowMs - beganAtMs > options.startMs) tell('it does not answer');
    await delay(options.lookMs, undefined, { signal }).catch(() => undefined);
  }
}

/** @returns `gone`: nobody listens on the socket; `silent`: somebody does, and gives no answer */
function ask(socketPath: string, answerMs: number): Promise<'well' | 'hung' | 'silent' | 'gone'> {
  return new Promise((resolve) => {
    const asked = request({ socketPath, path: '/healthz', timeout: answerMs }, (response) => {
      response.resume();
      resolve(response.statusCode === 200 ? 'well' : 'hung');
    });
    asked.on('timeout', () => {
      resolve('silent');
      asked.destroy();
    });
    asked.on('error', () => resolve('gone'));
    asked.end();
  });
}
