import { nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { html, type StaticValue } from 'lit/static-html.js';
import { AppElement } from '../app/element.ts';
import type { Entries, Entry } from '../data/entries.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';
import { sentenceOf } from '../words/words.ts';
import type { KindWords } from './kind-words.ts';
import type { WordForm } from './word-form.ts';
import { wordRowStyles } from './word-row.styles.ts';

/** One entry: a line to read, and a form in its place. Fires `remove` and, changed, `change` with the entry as it is now. */
export abstract class WordRow<Item extends Entry & Draft, Draft extends object> extends AppElement {
  @property({ attribute: false }) entries!: Entries<Item, Draft>;
  @property({ attribute: false }) item!: Item;
  /** The one entry that Tab reaches; the arrows move it. */
  @property({ type: Boolean }) reached = false;
  @state() private editing = false;
  @state() private saving = false;
  @state() private problem: string | undefined;
  @query('article') private readonly article!: HTMLElement;
  @query('#form') private readonly form!: WordForm<Item, Draft, string>;

  protected abstract readonly formTag: StaticValue;
  protected abstract get own(): KindWords;
  /** The entry as one reads it. */
  protected abstract line(): TemplateResult;

  override focus() {
    this.article.focus({ preventScroll: true });
    this.article.scrollIntoView({ block: 'nearest' });
  }

  async edit() {
    if (!this.item.editable) return;
    this.problem = undefined;
    this.editing = true;
    await this.updateComplete;
    await this.form.updateComplete;
    this.form.focus();
    this.article.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const { item, own } = this;
    return html`<article
      tabindex=${this.reached ? 0 : -1}
      class="${item.disabled ? 'off' : ''} ${this.editing ? 'open' : ''}"
      aria-label=${own.entry(this.entries.nameOf(item))}
      @keydown=${this.press}
      @dblclick=${this.editing ? nothing : this.edit}
    >
      ${this.editing ? this.editor() : [this.line(), item.editable ? this.actions() : nothing]}
    </article>`;
  }

  /** Whose it is. */
  protected ofGroup() {
    const { group } = this.item;
    return group ? html`<span>${this.own.ofGroup(group.name)}</span>` : nothing;
  }
  protected off() {
    return this.item.disabled ? html`<span>${this.own.off}</span>` : nothing;
  }

  private actions() {
    const { edit, remove } = this.own;
    return html`<div class="actions">
      <button class="quiet only-icon" aria-label=${edit} title=${edit} @click=${this.edit}>${icon('pencil')}</button>
      <button class="quiet only-icon" aria-label=${remove} title=${remove} @click=${() => this.dispatchEvent(new Event('remove'))}>
        ${icon('trash')}
      </button>
    </div>`;
  }

  private editor() {
    return html`<${this.formTag}
      id="form"
      .app=${this.app}
      .words=${this.words}
      .entries=${this.entries}
      .item=${this.item}
      .busy=${this.saving}
      .problem=${this.problem}
      @save=${this.save}
      @leave=${this.leave}
      @typed=${() => {
        this.problem = undefined;
      }}
    ></${this.formTag}>`;
  }

  private async save({ detail }: CustomEvent<Draft>) {
    this.saving = true;
    const changed = await this.entries.change(this.item.id, detail);
    this.saving = false;
    if (!changed.ok) {
      const { own } = this;
      const taken = changed.problem.code === 'conflict';
      this.problem = taken
        ? own.taken(this.entries.nameOf(detail))
        : `${sentenceOf(this.words, changed.problem)} ${own.notSaved}`;
      return;
    }
    this.dispatchEvent(new CustomEvent<Item>('change', { detail: changed.value }));
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

  static override styles = [base, controls, wordRowStyles];
}
