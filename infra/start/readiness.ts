import { setTimeout as delay } from 'node:timers/promises';
import { readinessSchema } from '@alfavoice/gateway/contract';

const lookMs = 50;
const answerMs = 2_000;

/**
 * Asks `/readyz` until it answers 200.
 * @param onWaiting told which parts are not ready yet
 * @throws the signal's reason
 */
export async function untilReady(
  url: string,
  signal: AbortSignal,
  onWaiting: (parts: string[]) => void,
): Promise<void> {
  for (;;) {
    const answer = await ask(`${url}/readyz`, signal);
    if (answer === 'ready') return;
    onWaiting(answer);
    await delay(lookMs, undefined, { signal });
  }
}

/** @returns `ready`, or the names of the parts that are not */
async function ask(url: string, signal: AbortSignal): Promise<'ready' | string[]> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]) });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError'))
      return ['gateway'];
    throw error;
  }
  if (response.status === 200) return 'ready';
  const readiness = readinessSchema.safeParse(await response.json().catch(() => undefined));
  if (!readiness.success) return ['gateway'];
  return Object.entries(readiness.data.parts)
    .filter(([, { ok }]) => !ok)
    .map(([name, { detail }]) => (detail ? `${name} (${detail})` : name));
}
