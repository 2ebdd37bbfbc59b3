import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import type { Entries, Entry } from '../data/entries.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { problemText } from '../look/problem.ts';
import type { KindWords } from './kind-words.ts';
import { wordFormStyles } from './word-form.styles.ts';

/** What is wrong with which field. */
interface Fault<Field> {
  field: Field;
  sentence: string;
}
/** What a person typed, read. */
export type ReadForm<Draft, Field> = { ok: true; draft: Draft } | ({ ok: false } & Fault<Field>);

/**
 * A new entry in a line, or one that is there (`item`) with all that can be said of it. Its fields have their names as
 * ids. Fires `save` with a `Draft` once it is right as far as one can see here, `typed` and `leave`.
 */
export abstract class WordForm<
  Item extends Entry & Draft,
  Draft extends object,
  Field extends string,
> extends AppElement {
  @property({ attribute: false }) entries!: Entries<Item, Draft>;
  @property({ attribute: false }) item: Item | undefined;
  @property({ type: Boolean }) busy = false;
  /** What the server said. */
  @property() problem: string | undefined;
  @state() private fault: Fault<Field> | undefined;
  @query('#use') private readonly use!: HTMLInputElement | null;

  protected abstract get own(): KindWords;
  protected abstract fields(): TemplateResult;
  protected abstract read(): ReadForm<Draft, Field>;

  override focus() {
    this.texts[0]?.focus();
  }

  /** Empties the fields, for the next one. */
  clear() {
    for (const text of this.texts) text.value = '';
    this.focus();
  }

  private get texts(): NodeListOf<HTMLInputElement | HTMLTextAreaElement> {
    return this.renderRoot.querySelectorAll('input[type="text"], textarea');
  }

  /** Whether there is one line of fields. */
  protected get inLine(): boolean {
    return !this.item;
  }

  /** Whether it is to be used; what is new is. */
  protected get disabled(): boolean {
    return this.use ? !this.use.checked : false;
  }

  override render() {
    const { item, own } = this;
    return html`<form novalidate class=${this.inLine ? 'line' : 'whole'} @submit=${this.save} @keydown=${this.press} @input=${this.forgive}>
      ${this.fields()}
      ${item ? html`<label class="use"><input id="use" type="checkbox" role="switch" ?checked=${!item.disabled} />${own.use}</label>` : nothing}
      <div class="buttons">
        <button class="primary" type="submit" ?disabled=${this.busy}>${item ? own.save : own.add}</button>
        ${item ? html`<button type="button" @click=${this.leave}>${this.words.app.cancel}</button>` : nothing}
      </div>
      <div id="problem" class="wrong">${problemText(this.fault?.sentence ?? this.problem)}</div>
    </form>`;
  }

  /** What tells that a field is the one that is wrong. */
  protected blamed(field: Field): { invalid: boolean; describedBy: string | typeof nothing } {
    const invalid = this.fault?.field === field;
    return { invalid, describedBy: invalid ? 'problem' : nothing };
  }

  /** @param example shown while there is nothing in the field of a new entry */
  protected textField(field: Field, value: string, example: string, options: { spellcheck: boolean }) {
    const { invalid, describedBy } = this.blamed(field);
    return html`<input
      id=${field}
      type="text"
      .value=${value}
      placeholder=${this.item ? '' : example}
      autocomplete="off"
      autocapitalize="none"
      spellcheck=${options.spellcheck ? nothing : 'false'}
      aria-invalid=${invalid}
      aria-describedby=${describedBy}
    />`;
  }

  private save(event: Event) {
    event.preventDefault();
    if (this.busy) return;
    const read = this.read();
    if (read.ok) {
      this.dispatchEvent(new CustomEvent<Draft>('save', { detail: read.draft }));
      return;
    }
    this.fault = read;
    this.renderRoot.querySelector<HTMLElement>(`#${read.field}`)?.focus();
  }

  protected forgive() {
    this.fault = undefined;
    this.dispatchEvent(new Event('typed'));
  }

  private press(event: KeyboardEvent) {
    const many = event.target instanceof HTMLTextAreaElement;
    if (many && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.save(event);
    if (event.key !== 'Escape' || !this.item) return;
    event.stopPropagation();
    this.leave();
  }

  private leave() {
    this.dispatchEvent(new Event('leave'));
  }

  static override styles = [base, controls, wordFormStyles];
}
