import type { Term } from '@alfavoice/gateway/contract';
import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { changeTerm } from '../data/dictionary.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';
import { sentenceOf } from '../words/words.ts';
import './term-form.ts';
import type { TermForm, TermInForm } from './term-form.ts';
import { termRowStyles } from './term-row.styles.ts';

/** One term: a line to read, and a form in its place. Fires `remove` and, changed, `change` with the term as it is now. */
@customElement('alfa-term')
export class TermRow extends AppElement {
  @property({ attribute: false }) term!: Term;
  /** The one term that Tab reaches; the arrows move it. */
  @property({ type: Boolean }) reached = false;
  @state() private editing = false;
  @state() private saving = false;
  @state() private problem: string | undefined;
  @query('article') private readonly article!: HTMLElement;
  @query('alfa-term-form') private readonly form!: TermForm;

  override focus() {
    this.article.focus({ preventScroll: true });
    this.article.scrollIntoView({ block: 'nearest' });
  }

  async edit() {
    if (!this.term.editable) return;
    this.problem = undefined;
    this.editing = true;
    await this.updateComplete;
    await this.form.updateComplete;
    this.form.focus();
    this.article.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const { term, words } = this;
    const { dictionary } = words;
    return html`<article
      tabindex=${this.reached ? 0 : -1}
      class=${term.disabled ? 'off' : ''}
      aria-label=${dictionary.entry(term.written)}
      @keydown=${this.press}
      @dblclick=${this.editing ? nothing : this.edit}
    >
      ${this.editing ? this.editor() : this.line()}
    </article>`;
  }

  private line() {
    const { term, words } = this;
    const { dictionary } = words;
    return html`<div class="text">
        <p class="written">${term.written}</p>
        <p class="about muted">
          ${term.sounds.length > 0 ? html`<span>${dictionary.soundsLike(term.sounds.join(', '))}</span>` : nothing}
          ${term.language ? html`<span>${words.languages[term.language]}</span>` : nothing}
          ${term.group ? html`<span>${dictionary.ofGroup(term.group.name)}</span>` : nothing}
          ${term.disabled ? html`<span>${dictionary.off}</span>` : nothing}
          ${term.use_count > 0 ? html`<span class="figures">${dictionary.used(term.use_count)}</span>` : nothing}
        </p>
      </div>
      ${
        term.editable
          ? html`<div class="actions">
              <button class="quiet only-icon" aria-label=${dictionary.edit} title=${dictionary.edit} @click=${this.edit}>
                ${icon('pencil')}
              </button>
              <button class="quiet only-icon" aria-label=${dictionary.remove} title=${dictionary.remove} @click=${this.erase}>
                ${icon('trash')}
              </button>
            </div>`
          : nothing
      }`;
  }

  private editor() {
    return html`<alfa-term-form
      .app=${this.app}
      .words=${this.words}
      .term=${this.term}
      .busy=${this.saving}
      .problem=${this.problem}
      @save=${this.save}
      @leave=${this.leave}
      @typed=${() => {
        this.problem = undefined;
      }}
    ></alfa-term-form>`;
  }

  private async save({ detail }: CustomEvent<TermInForm>) {
    this.saving = true;
    const changed = await changeTerm(this.app.api, this.term.id, detail);
    this.saving = false;
    if (!changed.ok) {
      const { dictionary } = this.words;
      const taken = changed.problem.code === 'conflict';
      this.problem = taken
        ? dictionary.taken(detail.written)
        : `${sentenceOf(this.words, changed.problem)} ${dictionary.notSaved}`;
      return;
    }
    this.dispatchEvent(new CustomEvent<Term>('change', { detail: changed.value }));
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

  private erase() {
    this.dispatchEvent(new Event('remove'));
  }

  static override styles = [base, controls, termRowStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-term': TermRow;
  }
}
