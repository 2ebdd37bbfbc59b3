import { type Answer, answer, type GatewayApi } from '@alfavoice/gateway/client';
import type { changeSchema, cleanedSchema, Language } from '@alfavoice/gateway/contract';

/** A text before and after the clean-up, and what was done between. */
export type Cleaned = (typeof cleanedSchema)['_output'];
export type TextChange = (typeof changeSchema)['_output'];

export const cleanText = (
  api: GatewayApi,
  spoken: { text: string; language: Language; style?: string },
  signal: AbortSignal,
): Promise<Answer<Cleaned>> => answer(api.api.writing.clean.$post({ json: spoken }, { init: { signal } }));
