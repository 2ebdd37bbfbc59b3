import { type Language, maxTermLength, type Term } from '@alfavoice/gateway/contract';
import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';
import { problemText } from '../look/problem.ts';
import { readEntry, soundsAsTyped } from './entry.ts';
import { termFormStyles } from './term-form.styles.ts';

export interface TermInForm {
  written: string;
  sounds: string[];
  language: Language | null;
  disabled: boolean;
}

/**
 * How a term is written and sounds: a new one in a line, one that is there (`term`) with all that can be said of it.
 * Fires `save` with a `TermInForm` once it is right as far as one can see here, and `leave`.
 */
@customElement('alfa-term-form')
export class TermForm extends AppElement {
  @property({ attribute: false }) term: Term | undefined;
  @property({ type: Boolean }) busy = false;
  /** What the server said. */
  @property() problem: string | undefined;
  @state() private fault: { field: 'written' | 'sounds'; sentence: string } | undefined;
  @query('#written') private readonly written!: HTMLInputElement;
  @query('#sounds') private readonly sounds!: HTMLInputElement;
  @query('#language') private readonly language!: HTMLSelectElement | null;
  @query('#use') private readonly use!: HTMLInputElement | null;

  override focus() {
    this.written.focus();
  }

  /** Empties the fields, for the next term. */
  clear() {
    this.written.value = '';
    this.sounds.value = '';
    this.written.focus();
  }

  override render() {
    const { term, words } = this;
    const { dictionary } = words;
    return html`<form novalidate class=${term ? 'whole' : 'line'} @submit=${this.save} @keydown=${this.press} @input=${this.forgive}>
      <div class="field">
        <label for="written">${dictionary.written}</label>
        ${this.input('written', term?.written ?? '', dictionary.writtenExample)}
      </div>
      <div class="field">
        <label for="sounds">${dictionary.sounds}</label>
        ${this.input('sounds', soundsAsTyped(term?.sounds ?? []), dictionary.soundsExample)}
      </div>
      ${term ? this.rest(term) : nothing}
      <div class="buttons">
        <button class="primary" type="submit" ?disabled=${this.busy}>${term ? dictionary.save : dictionary.add}</button>
        ${term ? html`<button type="button" @click=${this.leave}>${words.app.cancel}</button>` : nothing}
      </div>
      <div id="problem" class="wrong">${problemText(this.fault?.sentence ?? this.problem)}</div>
    </form>`;
  }

  private input(field: 'written' | 'sounds', value: string, example: string) {
    const wrong = this.fault?.field === field;
    return html`<input
      id=${field}
      type="text"
      .value=${value}
      placeholder=${this.term ? '' : example}
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      aria-invalid=${wrong}
      aria-describedby=${wrong ? 'problem' : nothing}
    />`;
  }

  private rest({ language, disabled }: Term) {
    const { dictionary, languages } = this.words;
    return html`<div class="field">
        <label for="language">${dictionary.language}</label>
        <div class="select">
          <select id="language">
            <option value="" ?selected=${language === null}>${dictionary.anyLanguage}</option>
            <option value="ru" ?selected=${language === 'ru'}>${languages.ru}</option>
            <option value="en" ?selected=${language === 'en'}>${languages.en}</option>
          </select>
          ${icon('chevronDown')}
        </div>
      </div>
      <label class="use"><input id="use" type="checkbox" role="switch" ?checked=${!disabled} />${dictionary.use}</label>`;
  }

  private save(event: Event) {
    event.preventDefault();
    if (this.busy) return;
    const entry = readEntry(this.written.value, this.sounds.value);
    if (!entry.ok) {
      const { faults } = this.words.dictionary;
      this.fault = { field: entry.field, sentence: faults[entry.fault](maxTermLength) };
      this[entry.field].focus();
      return;
    }
    const chosen = this.language?.value;
    const detail: TermInForm = {
      written: entry.written,
      sounds: entry.sounds,
      language: chosen === 'ru' || chosen === 'en' ? chosen : null,
      disabled: this.use ? !this.use.checked : false,
    };
    this.dispatchEvent(new CustomEvent<TermInForm>('save', { detail }));
  }

  private forgive() {
    this.fault = undefined;
    this.dispatchEvent(new Event('typed'));
  }

  private press(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !this.term) return;
    event.stopPropagation();
    this.leave();
  }

  private leave() {
    this.dispatchEvent(new Event('leave'));
  }

  static override styles = [base, controls, termFormStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-term-form': TermForm;
  }
}
