import { normaliseTerm, snippetPlaces } from '@alfavoice/gateway/contract';
import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import type { Phrase, PhraseInForm } from '../data/phrases.ts';
import { faultOf } from '../dictionary/entry.ts';
import { termFormStyles } from '../dictionary/term-form.styles.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { problemText } from '../look/problem.ts';
import { type PhraseKind, phrasesOf } from './kinds.ts';

/**
 * What is said and what is written: a new one, or one that is there (`phrase`). Fires `save` with a `PhraseInForm` once it is
 * right as far as one can see here, and `leave`.
 */
@customElement('alfa-phrase-form')
export class PhraseForm extends AppElement {
  @property() kind: PhraseKind = 'replacements';
  @property({ attribute: false }) phrase: Phrase | undefined;
  @property({ type: Boolean }) busy = false;
  /** What the server said. */
  @property() problem: string | undefined;
  @state() private fault: { field: 'spoken' | 'written'; sentence: string } | undefined;
  @query('#spoken') private readonly spoken!: HTMLInputElement;
  @query('#written') private readonly written!: HTMLInputElement | HTMLTextAreaElement;
  @query('#use') private readonly use!: HTMLInputElement | null;

  override focus() {
    this.spoken.focus();
  }

  /** Empties the fields, for the next one. */
  clear() {
    this.spoken.value = '';
    this.written.value = '';
    this.spoken.focus();
  }

  override render() {
    const { phrase, kind } = this;
    const words = this.words.phrases[kind];
    const line = !phrase && kind === 'replacements';
    return html`<form novalidate class=${line ? 'line' : 'whole'} @submit=${this.save} @keydown=${this.press} @input=${this.forgive}>
      <div class="field ${kind === 'snippets' ? 'wide' : ''}">
        <label for="spoken">${words.spoken}</label>
        <input
          id="spoken"
          type="text"
          .value=${phrase?.spoken ?? ''}
          placeholder=${phrase ? '' : words.spokenExample}
          autocomplete="off"
          autocapitalize="none"
          aria-invalid=${this.fault?.field === 'spoken'}
          aria-describedby=${this.fault?.field === 'spoken' ? 'problem' : nothing}
        />
      </div>
      <div class="field ${kind === 'snippets' ? 'wide' : ''}">
        <label for="written">${words.written}</label>
        ${this.writtenField()}
      </div>
      ${
        phrase
          ? html`<label class="use wide"><input id="use" type="checkbox" role="switch" ?checked=${!phrase.disabled} />${words.use}</label>`
          : nothing
      }
      <div class="buttons">
        <button class="primary" type="submit" ?disabled=${this.busy}>${phrase ? words.save : words.add}</button>
        ${phrase ? html`<button type="button" @click=${this.leave}>${this.words.app.cancel}</button>` : nothing}
      </div>
      <div id="problem" class="wrong">${problemText(this.fault?.sentence ?? this.problem)}</div>
    </form>`;
  }

  private writtenField() {
    const { phrase, kind } = this;
    const { [kind]: words, places } = this.words.phrases;
    const wrong = this.fault?.field === 'written';
    const described = wrong ? 'problem' : nothing;
    const example = phrase ? '' : words.writtenExample;
    if (kind === 'replacements')
      return html`<input
        id="written"
        type="text"
        .value=${phrase?.written ?? ''}
        placeholder=${example}
        autocomplete="off"
        autocapitalize="none"
        aria-invalid=${wrong}
        aria-describedby=${described}
      />`;
    const labels = { '{cursor}': places.cursor, '{date}': places.date, '{time}': places.time };
    return html`<textarea
        id="written"
        rows=${phrase ? 5 : 3}
        .value=${phrase?.written ?? ''}
        placeholder=${example}
        aria-invalid=${wrong}
        aria-describedby=${described}
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

  private save(event: Event) {
    event.preventDefault();
    if (this.busy) return;
    const { faults } = this.words.phrases[this.kind];
    const { fits, mostCharacters } = phrasesOf(this.kind, this.app.api);
    const spoken = normaliseTerm(this.spoken.value);
    const written = this.kind === 'snippets' ? this.written.value : this.written.value.trim();
    const fault = faultOf(spoken);
    if (fault) return this.blame('spoken', fault === 'too_many_sounds' ? faults.too_long : faults[fault]);
    if (written.trim() === '') return this.blame('written', faults.nothing_written);
    if (!fits(written)) return this.blame('written', faults.written(mostCharacters));
    const detail: PhraseInForm = { spoken, written, disabled: this.use ? !this.use.checked : false };
    this.dispatchEvent(new CustomEvent<PhraseInForm>('save', { detail }));
  }

  private blame(field: 'spoken' | 'written', sentence: string) {
    this.fault = { field, sentence };
    this[field].focus();
  }

  private forgive() {
    this.fault = undefined;
    this.dispatchEvent(new Event('typed'));
  }

  private press(event: KeyboardEvent) {
    const many = event.target instanceof HTMLTextAreaElement;
    if (many && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.save(event);
    if (event.key !== 'Escape' || !this.phrase) return;
    event.stopPropagation();
    this.leave();
  }

  private leave() {
    this.dispatchEvent(new Event('leave'));
  }

  static override styles = [
    base,
    controls,
    termFormStyles,
    css`
      .wide {
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
