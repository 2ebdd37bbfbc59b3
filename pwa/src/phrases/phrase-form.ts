import { normaliseTerm, snippetPlaces } from '@alfavoice/gateway/contract';
import { css, html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import type { Phrase, PhraseDraft, Phrases } from '../data/phrases.ts';
import { faultOf } from '../dictionary/entry.ts';
import { type ReadForm, WordForm } from '../word-lists/word-form.ts';

type Field = 'spoken' | 'written';

const words = { spellcheck: true };

/** What is said and what is written. */
@customElement('alfa-phrase-form')
export class PhraseForm extends WordForm<Phrase, PhraseDraft, Field> {
  declare entries: Phrases;
  @query('#spoken') private readonly spoken!: HTMLInputElement;
  @query('#written') private readonly written!: HTMLInputElement | HTMLTextAreaElement;

  protected get own() {
    return this.words.phrases[this.entries.kind];
  }

  private get isText(): boolean {
    return this.entries.kind === 'snippets';
  }

  protected override get inLine() {
    return super.inLine && !this.isText;
  }

  protected fields() {
    const { item: phrase, own, isText } = this;
    const width = isText ? 'wide' : '';
    return html`<div class="field ${width}">
        <label for="spoken">${own.spoken}</label>
        ${this.textField('spoken', phrase?.spoken ?? '', own.spokenExample, words)}
      </div>
      <div class="field ${width}">
        <label for="written">${own.written}</label>
        ${isText ? this.textArea() : this.textField('written', phrase?.written ?? '', own.writtenExample, words)}
      </div>`;
  }

  private textArea() {
    const { item: phrase, own } = this;
    const { places } = this.words.phrases;
    const { invalid, describedBy } = this.blamed('written');
    const labels = { '{cursor}': places.cursor, '{date}': places.date, '{time}': places.time };
    return html`<textarea
        id="written"
        rows=${phrase ? 5 : 3}
        .value=${phrase?.written ?? ''}
        placeholder=${phrase ? '' : own.writtenExample}
        aria-invalid=${invalid}
        aria-describedby=${describedBy}
      ></textarea>
      <div class="places small" role="group" aria-label=${places.label}>
        <span class="muted">${places.label}:</span>
        ${snippetPlaces.map(
          (place) =>
            html`<button type="button" class="link" @click=${() => this.putIn(place)}>${labels[place]}</button>`,
        )}
      </div>`;
  }

  private putIn(place: string) {
    const { written } = this;
    const [start, end] = [written.selectionStart ?? written.value.length, written.selectionEnd ?? written.value.length];
    written.setRangeText(place, start, end, 'end');
    written.focus();
    this.forgive();
  }

  protected read(): ReadForm<PhraseDraft, Field> {
    const { faults } = this.own;
    const { fits, mostCharacters } = this.entries;
    const spoken = normaliseTerm(this.spoken.value);
    const written = this.isText ? this.written.value : this.written.value.trim();
    const wrong = (field: Field, sentence: string) => ({ ok: false, field, sentence }) as const;
    const fault = faultOf(spoken);
    if (fault) return wrong('spoken', fault === 'too_many_sounds' ? faults.too_long : faults[fault]);
    if (written.trim() === '') return wrong('written', faults.nothing_written);
    if (!fits(written)) return wrong('written', faults.written(mostCharacters));
    return { ok: true, draft: { spoken, written, disabled: this.disabled } };
  }

  static override styles = [
    ...WordForm.styles,
    css`
      .wide,
      .use {
        grid-column: 1 / -1;
      }
      .places {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-3);
      }
      .places .link {
        font-size: var(--size-small);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-phrase-form': PhraseForm;
  }
}
