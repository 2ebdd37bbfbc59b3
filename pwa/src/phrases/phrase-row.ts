import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import type { Phrase, PhraseInForm } from '../data/phrases.ts';
import { termRowStyles } from '../dictionary/term-row.styles.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';
import { sentenceOf } from '../words/words.ts';
import { type PhraseKind, phrasesOf } from './kinds.ts';
import './phrase-form.ts';
import type { PhraseForm } from './phrase-form.ts';

/** One replacement or snippet: a line to read, and a form in its place. Fires `remove` and, changed, `change` with it as it is now. */
@customElement('alfa-phrase')
export class PhraseRow extends AppElement {
  @property() kind: PhraseKind = 'replacements';
  @property({ attribute: false }) phrase!: Phrase;
  /** The one that Tab reaches; the arrows move it. */
  @property({ type: Boolean }) reached = false;
  @state() private editing = false;
  @state() private saving = false;
  @state() private problem: string | undefined;
  @query('article') private readonly article!: HTMLElement;
  @query('alfa-phrase-form') private readonly form!: PhraseForm;

  override focus() {
    this.article.focus({ preventScroll: true });
    this.article.scrollIntoView({ block: 'nearest' });
  }

  async edit() {
    if (!this.phrase.editable) return;
    this.problem = undefined;
    this.editing = true;
    await this.updateComplete;
    await this.form.updateComplete;
    this.form.focus();
    this.article.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const { phrase, kind } = this;
    return html`<article
      tabindex=${this.reached ? 0 : -1}
      class="${phrase.disabled ? 'off' : ''} ${this.editing ? 'open' : ''}"
      aria-label=${this.words.phrases[kind].entry(phrase.spoken)}
      @keydown=${this.press}
      @dblclick=${this.editing ? nothing : this.edit}
    >
      ${this.editing ? this.editor() : this.line()}
    </article>`;
  }

  private line() {
    const { phrase } = this;
    const words = this.words.phrases[this.kind];
    return html`<div class="both ${this.kind}">
        <p class="spoken">${phrase.spoken}</p>
        <span class="muted" aria-hidden="true">→</span>
        <p class="written">${phrase.written}</p>
        <p class="about muted">
          ${phrase.group ? html`<span>${words.ofGroup(phrase.group.name)}</span>` : nothing}
          ${phrase.disabled ? html`<span>${words.off}</span>` : nothing}
        </p>
      </div>
      ${
        phrase.editable
          ? html`<div class="actions">
              <button class="quiet only-icon" aria-label=${words.edit} title=${words.edit} @click=${this.edit}>${icon('pencil')}</button>
              <button class="quiet only-icon" aria-label=${words.remove} title=${words.remove} @click=${() => this.dispatchEvent(new Event('remove'))}>
                ${icon('trash')}
              </button>
            </div>`
          : nothing
      }`;
  }

  private editor() {
    return html`<alfa-phrase-form
      .app=${this.app}
      .words=${this.words}
      .kind=${this.kind}
      .phrase=${this.phrase}
      .busy=${this.saving}
      .problem=${this.problem}
      @save=${this.save}
      @leave=${this.leave}
      @typed=${() => {
        this.problem = undefined;
      }}
    ></alfa-phrase-form>`;
  }

  private async save({ detail }: CustomEvent<PhraseInForm>) {
    this.saving = true;
    const changed = await phrasesOf(this.kind, this.app.api).change(this.phrase.id, detail);
    this.saving = false;
    if (!changed.ok) {
      const words = this.words.phrases[this.kind];
      const taken = changed.problem.code === 'conflict';
      this.problem = taken
        ? words.taken(detail.spoken)
        : `${sentenceOf(this.words, changed.problem)} ${words.notSaved}`;
      return;
    }
    this.dispatchEvent(new CustomEvent<Phrase>('change', { detail: changed.value }));
    await this.leave();
  }

  private async leave() {
    this.editing = false;
    await this.updateComplete;
    this.focus();
  }

  private press(event: KeyboardEvent) {
    if (event.target !== this.article || event.key !== 'Enter') return;
    event.preventDefault();
    void this.edit();
  }

  static override styles = [
    base,
    controls,
    termRowStyles,
    css`
      article.open {
        grid-template-columns: minmax(0, 1fr);
        padding-block: var(--space-3) var(--space-4);
        background: var(--hover);
      }
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
