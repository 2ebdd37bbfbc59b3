import type { Term } from '@alfavoice/gateway/contract';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { literal } from 'lit/static-html.js';
import type { TermDraft } from '../data/dictionary.ts';
import { WordRow } from '../word-lists/word-row.ts';
import './term-form.ts';

/** One term. */
@customElement('alfa-term')
export class TermRow extends WordRow<Term, TermDraft> {
  protected readonly formTag = literal`alfa-term-form`;

  protected get own() {
    return this.words.dictionary;
  }

  protected line() {
    const { item: term, own, words } = this;
    return html`<div class="text">
      <p class="written">${term.written}</p>
      <p class="about muted">
        ${term.sounds.length > 0 ? html`<span>${own.soundsLike(term.sounds.join(', '))}</span>` : nothing}
        ${term.language ? html`<span>${words.languages[term.language]}</span>` : nothing}
        ${this.ofGroup()} ${this.off()}
        ${term.use_count > 0 ? html`<span class="figures">${own.used(term.use_count)}</span>` : nothing}
      </p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-term': TermRow;
  }
}
