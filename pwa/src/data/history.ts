import { type Answer, answer, type GatewayApi } from '@alfavoice/gateway/client';
import type { DictationDetail, HistoryPage, HistoryQuery } from '@alfavoice/gateway/contract';

export type HistorySearch = Partial<Omit<HistoryQuery, 'limit'>>;

/** A screen and a half of text at the usual length of a dictation. */
const pageSize = 20;

export const listHistory = (
  api: GatewayApi,
  search: HistorySearch,
  signal: AbortSignal,
): Promise<Answer<HistoryPage>> =>
  answer(api.api.history.$get({ query: { ...search, limit: pageSize } }, { init: { signal } }));

export const getDictation = (api: GatewayApi, id: string, signal: AbortSignal): Promise<Answer<DictationDetail>> =>
  answer(api.api.history[':id'].$get({ param: { id } }, { init: { signal } }));

export const correctDictation = (api: GatewayApi, id: string, text: string): Promise<Answer<DictationDetail>> =>
  answer(api.api.history[':id'].$patch({ param: { id }, json: { text } }));

/** Deletes for good. The request outlives the page. */
export const deleteDictation = (api: GatewayApi, id: string): Promise<Answer<undefined>> =>
  answer(api.api.history[':id'].$delete({ param: { id } }, { init: { keepalive: true } }));
