import { type Answer, answer } from '@alfavoice/gateway/client';

/** A file as its bytes came. */
export async function fileOf(call: Parameters<typeof answer>[0], type: string): Promise<Answer<Blob>> {
  const came = await call.catch(() => undefined);
  if (came?.ok) return { ok: true, value: new Blob([await came.arrayBuffer()], { type }) };
  const failed = await answer(call);
  if (failed.ok) throw new Error('an answer was both a failure and a success');
  return failed;
}
