import { maxTermLength, type Term } from '@alfavoice/gateway/contract';
import { html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import type { TermDraft } from '../data/dictionary.ts';
import { icon } from '../look/icon.ts';
import { type ReadForm, WordForm } from '../word-lists/word-form.ts';
import { readEntry, soundsAsTyped } from './entry.ts';

type Field = 'written' | 'sounds';

const names = { spellcheck: false };

/** How a term is written and sounds. */
@customElement('alfa-term-form')
export class TermForm extends WordForm<Term, TermDraft, Field> {
  @query('#written') private readonly written!: HTMLInputElement;
  @query('#sounds') private readonly sounds!: HTMLInputElement;
  @query('#language') private readonly language!: HTMLSelectElement | null;

  protected get own() {
    return this.words.dictionary;
  }

  protected fields() {
    const { item: term, own } = this;
    return html`<div class="field">
        <label for="written">${own.written}</label>
        ${this.textField('written', term?.written ?? '', own.writtenExample, names)}
      </div>
      <div class="field">
        <label for="sounds">${own.sounds}</label>
        ${this.textField('sounds', soundsAsTyped(term?.sounds ?? []), own.soundsExample, names)}
      </div>
      ${term ? this.languageField(term) : nothing}`;
  }

  private languageField({ language }: Term) {
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
    </div>`;
  }

  protected read(): ReadForm<TermDraft, Field> {
    const entry = readEntry(this.written.value, this.sounds.value);
    if (!entry.ok) {
      const { field, fault } = entry;
      return { ok: false, field, sentence: this.own.faults[fault](maxTermLength) };
    }
    const { written, sounds } = entry;
    const chosen = this.language?.value;
    const language = chosen === 'ru' || chosen === 'en' ? chosen : null;
    return { ok: true, draft: { written, sounds, language, disabled: this.disabled } };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-term-form': TermForm;
  }
}
