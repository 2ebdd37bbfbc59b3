import type { GatewayApi } from '@alfavoice/gateway/client';
import type { Term } from '@alfavoice/gateway/contract';
import { type DictionarySearch, listTerms } from '../data/dictionary.ts';
import { createEditablePages, type EditablePages } from '../paging/editable-pages.ts';

export type TermPages = EditablePages<Term, DictionarySearch>;

export const createTermPages = (api: GatewayApi): TermPages =>
  createEditablePages<Term, DictionarySearch>({}, (search, signal) => listTerms(api, search, signal));
