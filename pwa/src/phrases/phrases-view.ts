import type { GatewayApi } from '@alfavoice/gateway/client';
import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { literal } from 'lit/static-html.js';
import { type Phrase, type PhraseDraft, type PhraseKind, phrasesOf } from '../data/phrases.ts';
import { WordList } from '../word-lists/word-list.ts';
import './phrase-form.ts';
import './phrase-row.ts';

/** Replacements, or snippets: what is said and what is written in its place. */
@customElement('alfa-phrases')
export class PhrasesView extends WordList<Phrase, PhraseDraft> {
  @property() kind: PhraseKind = 'replacements';
  protected readonly rowTag = literal`alfa-phrase`;
  protected readonly formTag = literal`alfa-phrase-form`;

  protected get own() {
    return this.words.phrases[this.kind];
  }

  protected entriesOf(api: GatewayApi) {
    return phrasesOf(this.kind, api);
  }

  protected example() {
    const { empty } = this.own;
    return html`<h2>${empty.title}</h2>
      <p class="muted">${empty.lead}</p>
      <dl>
        <dt>${empty.said}</dt>
        <dd>${empty.sayExample}</dd>
        <dt>${empty.written}</dt>
        <dd class="lines">${empty.writeExample}</dd>
      </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-phrases': PhrasesView;
  }
}
