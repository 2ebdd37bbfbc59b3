import { type Answer, answer, type GatewayApi } from '@alfavoice/gateway/client';
import {
  maxReplacementLength,
  maxSnippetLength,
  replacementTextSchema,
  type Snippet,
  snippetBodySchema,
} from '@alfavoice/gateway/contract';
import { type Entries, type Entry, inGroup, pageOf, type WordKind } from './entries.ts';
import { fileOf } from './file.ts';
import { outliving, until } from './requests.ts';

export type PhraseKind = Exclude<WordKind, 'dictionary'>;

export interface PhraseDraft {
  spoken: string;
  written: string;
  disabled: boolean;
}
/** What is said, and what is written in its place: a replacement or a snippet. */
export type Phrase = Entry & PhraseDraft;

export interface Phrases extends Entries<Phrase, PhraseDraft> {
  kind: PhraseKind;
  /** Whether it can be written. */
  fits(written: string): boolean;
  mostCharacters: number;
}

export const phrasesOf = (kind: PhraseKind, api: GatewayApi): Phrases =>
  kind === 'replacements' ? replacementsOf(api) : snippetsOf(api);

function replacementsOf(api: GatewayApi): Phrases {
  const { replacements } = api.api;
  return {
    kind: 'replacements',
    nameOf: ({ spoken }) => spoken,
    list: (search, signal) => answer(replacements.$get(pageOf(search), until(signal))),
    add: (phrase, groupId) => answer(replacements.$post({ json: { ...phrase, ...inGroup(groupId) } })),
    change: (id, phrase) => answer(replacements[':id'].$patch({ param: { id }, json: phrase })),
    remove: (id) => answer(replacements[':id'].$delete({ param: { id } }, outliving)),
    addList: (list, signal) => answer(replacements.bulk.$post({ json: list }, until(signal))),
    export: (group) => fileOf(replacements.export.$get({ query: { group } }), 'text/csv'),
    fits: (written) => replacementTextSchema.safeParse(written).success,
    mostCharacters: maxReplacementLength,
  };
}

function snippetsOf(api: GatewayApi): Phrases {
  const { snippets } = api.api;
  const one = ({ body, ...phrase }: Snippet): Phrase => ({ ...phrase, written: body });
  const sent = ({ written, ...phrase }: PhraseDraft) => ({ ...phrase, body: written });
  return {
    kind: 'snippets',
    nameOf: ({ spoken }) => spoken,
    async list(search, signal) {
      const page = await answer(snippets.$get(pageOf(search), until(signal)));
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
