import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { literal } from 'lit/static-html.js';
import type { Phrase, PhraseDraft, Phrases } from '../data/phrases.ts';
import { WordRow } from '../word-lists/word-row.ts';
import './phrase-form.ts';

/** One replacement or snippet. */
@customElement('alfa-phrase')
export class PhraseRow extends WordRow<Phrase, PhraseDraft> {
  declare entries: Phrases;
  protected readonly formTag = literal`alfa-phrase-form`;

  protected get own() {
    return this.words.phrases[this.entries.kind];
  }

  protected line() {
    const { spoken, written } = this.item;
    return html`<div class="both ${this.entries.kind}">
      <p class="spoken">${spoken}</p>
      <span class="muted" aria-hidden="true">→</span>
      <p class="written">${written}</p>
      <p class="about muted">${this.ofGroup()} ${this.off()}</p>
    </div>`;
  }

  static override styles = [
    ...WordRow.styles,
    css`
      .both {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto minmax(0, 1.4fr);
        align-items: baseline;
        gap: 0 var(--space-3);
      }
      .spoken {
        overflow-wrap: anywhere;
      }
      .written {
        white-space: pre-wrap;
      }
      .snippets .written {
        display: -webkit-box;
        overflow: hidden;
        font-size: var(--size-body);
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
      }
      .about {
        grid-column: 1 / -1;
      }
      .off .spoken {
        color: var(--muted);
      }
      @media (max-width: 599px) {
        .both {
          grid-template-columns: auto minmax(0, 1fr);
        }
        .spoken {
          grid-column: 1 / -1;
          color: var(--muted);
          font-size: var(--size-small);
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-phrase': PhraseRow;
  }
}
