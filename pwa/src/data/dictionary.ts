import { type Answer, answer, type GatewayApi } from '@alfavoice/gateway/client';
import type { DictionaryGroup, Language, Term } from '@alfavoice/gateway/contract';
import { type Entries, inGroup, pageOf } from './entries.ts';
import { fileOf } from './file.ts';
import { outliving, until } from './requests.ts';

export interface TermDraft {
  written: string;
  sounds: string[];
  language: Language | null;
  disabled: boolean;
}

export function termsOf(api: GatewayApi): Entries<Term, TermDraft> {
  const { dictionary } = api.api;
  return {
    kind: 'dictionary',
    nameOf: ({ written }) => written,
    list: (search, signal) => answer(dictionary.$get(pageOf(search), until(signal))),
    add: (term, groupId) => answer(dictionary.$post({ json: { ...term, ...inGroup(groupId) } })),
    change: (id, term) => answer(dictionary[':id'].$patch({ param: { id }, json: term })),
    remove: (id) => answer(dictionary[':id'].$delete({ param: { id } }, outliving)),
    addList: (list, signal) => answer(dictionary.bulk.$post({ json: list }, until(signal))),
    export: (group) => fileOf(dictionary.export.$get({ query: { group } }), 'text/csv'),
  };
}

export const listDictionaryGroups = async (api: GatewayApi): Promise<Answer<DictionaryGroup[]>> => {
  const list = await answer(api.api.dictionary.groups.$get());
  return list.ok ? { ok: true, value: list.value.items } : list;
};
