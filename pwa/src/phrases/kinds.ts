import type { GatewayApi } from '@alfavoice/gateway/client';
import { type Phrases, replacementsOf, snippetsOf } from '../data/phrases.ts';

export type PhraseKind = 'replacements' | 'snippets';

export const phrasesOf = (kind: PhraseKind, api: GatewayApi): Phrases =>
  kind === 'replacements' ? replacementsOf(api) : snippetsOf(api);
