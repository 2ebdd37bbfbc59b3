import { type Answer, answer } from '../api/answer.ts';
import type { GatewayApi } from '../api/api.ts';

/** A single-use ticket for one live session. */
export async function fetchTicket(api: GatewayApi): Promise<Answer<string>> {
  const result = await answer(api.api.live.ticket.$post());
  return result.ok ? { ok: true, value: result.value.ticket } : result;
}
