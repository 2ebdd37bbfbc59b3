import { type Answer, answer, type GatewayApi } from '@alfavoice/gateway/client';
import {
  type GroupName,
  maxReplacementLength,
  maxSnippetLength,
  type PhraseListResult,
  type PhraseQuery,
  type Replacement,
  replacementTextSchema,
  type Snippet,
  snippetBodySchema,
} from '@alfavoice/gateway/contract';
import { fileOf } from './file.ts';

/** What is said, and what is written in its place: a replacement or a snippet. */
export interface Phrase {
  id: string;
  spoken: string;
  written: string;
  disabled: boolean;
  group: GroupName | null;
  editable: boolean;
}
export type PhraseInForm = Pick<Phrase, 'spoken' | 'written' | 'disabled'>;
export type PhraseSearch = Partial<Omit<PhraseQuery, 'limit'>>;

interface PhrasePage {
  items: Phrase[];
  next_cursor: string | null;
  total: number;
}

/** One kind of phrases on the server. */
export interface Phrases {
  list(search: PhraseSearch, signal: AbortSignal): Promise<Answer<PhrasePage>>;
  /** @param groupId for administrators: it becomes the group's */
  add(phrase: PhraseInForm, groupId?: string): Promise<Answer<Phrase>>;
  change(id: string, phrase: PhraseInForm): Promise<Answer<Phrase>>;
  /** Deletes for good. The request outlives the page. */
  remove(id: string): Promise<Answer<undefined>>;
  addList(
    list: { text: string; group_id?: string; dry_run?: boolean },
    signal?: AbortSignal,
  ): Promise<Answer<PhraseListResult>>;
  /** @returns a CSV file */
  export(group: string): Promise<Answer<Blob>>;
  /** Whether it can be written. */
  fits(written: string): boolean;
  mostCharacters: number;
}

/** Two screens of rows. */
const pageSize = 50;
const outliving = { init: { keepalive: true } };
const until = (signal: AbortSignal | undefined) => (signal ? { init: { signal } } : {});
const inGroup = (groupId: string | undefined) => (groupId === undefined ? {} : { group_id: groupId });

export function replacementsOf(api: GatewayApi): Phrases {
  const { replacements } = api.api;
  const one = ({ id, spoken, written, disabled, group, editable }: Replacement): Phrase => ({
    ...{ id, spoken, written, disabled, group, editable },
  });
  return {
    async list(search, signal) {
      const page = await answer(replacements.$get({ query: { ...search, limit: pageSize } }, { init: { signal } }));
      return mapped(page, (value) => ({ ...value, items: value.items.map(one) }));
    },
    async add(phrase, groupId) {
      return mapped(await answer(replacements.$post({ json: { ...phrase, ...inGroup(groupId) } })), one);
    },
    async change(id, phrase) {
      return mapped(await answer(replacements[':id'].$patch({ param: { id }, json: phrase })), one);
    },
    remove: (id) => answer(replacements[':id'].$delete({ param: { id } }, outliving)),
    addList: (list, signal) => answer(replacements.bulk.$post({ json: list }, until(signal))),
    export: (group) => fileOf(replacements.export.$get({ query: { group } }), 'text/csv'),
    fits: (written) => replacementTextSchema.safeParse(written).success,
    mostCharacters: maxReplacementLength,
  };
}

export function snippetsOf(api: GatewayApi): Phrases {
  const { snippets } = api.api;
  const one = ({ id, spoken, body, disabled, group, editable }: Snippet): Phrase => ({
    ...{ id, spoken, written: body, disabled, group, editable },
  });
  const sent = ({ spoken, written, disabled }: PhraseInForm) => ({ spoken, body: written, disabled });
  return {
    async list(search, signal) {
      const page = await answer(snippets.$get({ query: { ...search, limit: pageSize } }, { init: { signal } }));
      return mapped(page, (value) => ({ ...value, items: value.items.map(one) }));
    },
    async add(phrase, groupId) {
      return mapped(await answer(snippets.$post({ json: { ...sent(phrase), ...inGroup(groupId) } })), one);
    },
    async change(id, phrase) {
      return mapped(await answer(snippets[':id'].$patch({ param: { id }, json: sent(phrase) })), one);
    },
    remove: (id) => answer(snippets[':id'].$delete({ param: { id } }, outliving)),
    addList: (list, signal) => answer(snippets.bulk.$post({ json: list }, until(signal))),
    export: (group) => fileOf(snippets.export.$get({ query: { group } }), 'text/csv'),
    fits: (written) => snippetBodySchema.safeParse(written).success,
    mostCharacters: maxSnippetLength,
  };
}

const mapped = <A, B>(got: Answer<A>, map: (value: A) => B): Answer<B> =>
  got.ok ? { ok: true, value: map(got.value) } : got;
