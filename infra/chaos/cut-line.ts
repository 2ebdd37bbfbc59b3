import { bytesPerSecond } from '@alfavoice/gateway/contract';
import type { Client, Kept } from './client.ts';

/** After the first words; so long there is no line. */
const cutAtByte = bytesPerSecond;
const awayMs = 5_000;

/**
 * Each utterance is spoken with its line whole and with its line cut for 5 s.
 * @returns by how many seconds the text came later with the cut, counted from the end of speech, or from the line being
 *   back where that is later
 */
export async function measureCutLines(
  client: Client,
  make: readonly (() => Kept)[],
  signal: AbortSignal,
): Promise<number[]> {
  const laterS: number[] = [];
  for (const kept of make) {
    const whole = await client.live(kept(), {}, signal);
    const cut = await client.live(kept(), { cutsAtByte: [cutAtByte], awayMs }, signal);
    laterS.push(cut - whole);
  }
  return laterS;
}
