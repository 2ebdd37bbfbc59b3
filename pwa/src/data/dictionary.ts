import { type Answer, answer, type GatewayApi } from '@alfavoice/gateway/client';
import type {
  DictionaryGroup,
  DictionaryPage,
  DictionaryQuery,
  NewTerm,
  Term,
  TermListResult,
  TermPatch,
} from '@alfavoice/gateway/contract';
import { fileOf } from './file.ts';

export type DictionarySearch = Partial<Omit<DictionaryQuery, 'limit'>>;

/** Two screens of rows. */
const pageSize = 50;

export const listTerms = (
  api: GatewayApi,
  search: DictionarySearch,
  signal: AbortSignal,
): Promise<Answer<DictionaryPage>> =>
  answer(api.api.dictionary.$get({ query: { ...search, limit: pageSize } }, { init: { signal } }));

export const addTerm = (api: GatewayApi, term: NewTerm): Promise<Answer<Term>> =>
  answer(api.api.dictionary.$post({ json: term }));

export const changeTerm = (api: GatewayApi, id: string, change: TermPatch): Promise<Answer<Term>> =>
  answer(api.api.dictionary[':id'].$patch({ param: { id }, json: change }));

/** Deletes for good. The request outlives the page. */
export const deleteTerm = (api: GatewayApi, id: string): Promise<Answer<undefined>> =>
  answer(api.api.dictionary[':id'].$delete({ param: { id } }, { init: { keepalive: true } }));

/** Takes in a pasted list or a file. @param list with `dry_run` nothing changes: what would come of it */
export const addTermList = (
  api: GatewayApi,
  list: { text: string; group_id?: string; dry_run?: boolean },
  signal?: AbortSignal,
): Promise<Answer<TermListResult>> =>
  answer(api.api.dictionary.bulk.$post({ json: list }, signal ? { init: { signal } } : {}));

export const listDictionaryGroups = async (api: GatewayApi): Promise<Answer<DictionaryGroup[]>> => {
  const list = await answer(api.api.dictionary.groups.$get());
  return list.ok ? { ok: true, value: list.value.items } : list;
};

/** @returns a CSV file; its bytes as they came, since the mark at their beginning tells spreadsheets the encoding */
export const exportTerms = (api: GatewayApi, group: string): Promise<Answer<Blob>> =>
  fileOf(api.api.dictionary.export.$get({ query: { group } }), 'text/csv');
