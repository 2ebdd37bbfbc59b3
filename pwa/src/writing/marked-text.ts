import type { Language } from '@alfavoice/gateway/contract';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import type { Cleaned } from '../data/writing.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { type ChangedPlace, markChanges, undoChange } from './marked.ts';

/**
 * A clean text with its changes marked; a press on one says what was heard there and why it was changed.
 * With `undoable` it fires `undo-change` with the text as it is without that change.
 */
@customElement('alfa-marked')
export class MarkedText extends AppElement {
  @property({ attribute: false }) cleaned!: Cleaned;
  @property() language: Language = 'ru';
  @property({ type: Boolean }) undoable = false;
  @state() private opened: number | undefined;

  override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (changed.has('cleaned')) this.opened = undefined;
  }

  override render() {
    const stretches = markChanges(this.cleaned);
    const opened = this.opened === undefined ? undefined : stretches[this.opened];
    return html`<p class="text" lang=${this.language}>${stretches.map((stretch, index) =>
      stretch.kind === 'same' ? stretch.text : this.mark(stretch, index),
    )}</p>
      <div role="status">${opened?.kind === 'changed' ? this.why(opened) : nothing}</div>`;
  }

  private mark(place: ChangedPlace, index: number) {
    const { writing } = this.words;
    const label = writing.change(place.raw.trim() || writing.nothing, place.text.trim() || writing.nothing);
    return html`<span
      class="change ${place.weighty ? 'weighty' : ''}"
      role="button"
      tabindex="0"
      lang=${this.words.locale}
      aria-label=${label}
      aria-expanded=${this.opened === index}
      @click=${() => this.toggle(index)}
      @keydown=${(event: KeyboardEvent) => this.press(event, index)}
    >${place.weighty && place.raw.trim() ? gone(place) : nothing}${shown(place)}</span>`;
  }

  private why(place: ChangedPlace) {
    const { writing } = this.words;
    const known: Record<string, string> = writing.steps;
    const reasons = [...new Set(place.steps.map((step) => known[step] ?? writing.otherStep))];
    const [heard, written] = [place.raw.trim(), place.text.trim()];
    const what = (text: string) => html`<dd lang=${this.language}>${text || html`<i>${writing.nothing}</i>`}</dd>`;
    return html`<div class="why">
      <p>${reasons.join(' ')}</p>
      ${
        heard === written
          ? nothing
          : html`<dl><dt>${writing.heard}</dt>${what(heard)}<dt>${writing.writtenAs}</dt>${what(written)}</dl>`
      }
      ${
        this.undoable
          ? html`<button class="quiet" @click=${() => this.putBack(place)}>${writing.undoOne}</button>`
          : nothing
      }
    </div>`;
  }

  private toggle(index: number) {
    this.opened = this.opened === index ? undefined : index;
  }

  private press(event: KeyboardEvent, index: number) {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    this.toggle(index);
  }

  private putBack(place: ChangedPlace) {
    const detail = undoChange(this.cleaned.text, place);
    this.dispatchEvent(new CustomEvent<string>('undo-change', { detail }));
  }

  static override styles = [
    base,
    controls,
    css`
      .text {
        max-width: 72ch;
        line-height: 1.7;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      .change {
        border-radius: 3px;
        border-bottom: 1px dotted var(--edge);
        cursor: pointer;
      }
      .weighty {
        border-bottom: 1px solid var(--accent);
        color: var(--accent-ink);
      }
      .change:hover,
      .change[aria-expanded="true"] {
        background: var(--accent-wash);
        color: var(--ink);
      }
      del {
        color: var(--muted);
        text-decoration-color: var(--recording);
      }
      .change:hover del,
      .change[aria-expanded="true"] del {
        color: var(--ink);
      }
      .why {
        display: grid;
        justify-items: start;
        gap: var(--space-2);
        margin-top: var(--space-3);
        padding: var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius-control);
        background: var(--raised);
        font-size: var(--size-small);
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 var(--space-3);
      }
      dt {
        color: var(--muted);
      }
      dd {
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      .why button {
        margin-left: calc(-1 * var(--space-2));
        color: var(--accent-ink);
      }
    `,
  ];
}

/** What was heard, apart from the words around it as it was when it was heard. */
const gone = ({ text, raw }: ChangedPlace) =>
  html`${/^\s/.test(raw) ? ' ' : ''}<del>${raw.trim()}</del>${text.trim() === '' ? '' : '\u2009'}`;

/** A change of nothing but a space still needs something to press on. */
const shown = ({ text, raw, weighty }: ChangedPlace): string =>
  text === '' && !(weighty && raw.trim()) ? '\u2038' : text;

declare global {
  interface HTMLElementTagNameMap {
    'alfa-marked': MarkedText;
  }
}
