import type { GatewayApi } from '@alfavoice/gateway/client';
import type { Term } from '@alfavoice/gateway/contract';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { literal } from 'lit/static-html.js';
import { type TermDraft, termsOf } from '../data/dictionary.ts';
import '../proposals/proposals.ts';
import { WordList } from '../word-lists/word-list.ts';
import './term-form.ts';
import './term-row.ts';

/** The dictionary: words as they are to be written. */
@customElement('alfa-dictionary')
export class DictionaryView extends WordList<Term, TermDraft> {
  protected readonly rowTag = literal`alfa-term`;
  protected readonly formTag = literal`alfa-term-form`;

  protected get own() {
    return this.words.dictionary;
  }

  protected entriesOf(api: GatewayApi) {
    return termsOf(api);
  }

  protected override aboveList() {
    if (this.groupId || this.q) return nothing;
    return html`<alfa-proposals .app=${this.app} .words=${this.words} @accepted=${this.again}></alfa-proposals>`;
  }

  protected example() {
    const { empty } = this.own;
    return html`<h2>${empty.title}</h2>
      <p class="muted">${empty.lead}</p>
      <dl>
        <dt>${empty.without}</dt>
        <dd>${empty.before} <s>${empty.wrong}</s> ${empty.after}</dd>
        <dt>${empty.with}</dt>
        <dd>${empty.before} <mark>${empty.right}</mark> ${empty.after}</dd>
      </dl>
      <p class="muted">${empty.hint}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-dictionary': DictionaryView;
  }
}
