import { type HistoryItem, type Style, styleNames } from '@alfavoice/gateway/contract';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { rewriteDictation } from '../data/history.ts';
import type { Cleaned } from '../data/writing.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';
import { problemText } from '../look/problem.ts';
import { sentenceOf } from '../words/words.ts';
import '../writing/marked-text.ts';
import { compare } from './compare.ts';

/** A language model on a busy server takes this long at most. */
const patienceMs = 30_000;

/** Another text for the dictation, and what to say of it. */
export interface Rewriting {
  text: string;
  /** It is what the clean-up makes of what was heard, in this style. */
  style?: Style;
  said: string;
}

/**
 * How a dictation was heard against how it is written; the one can take the other's place, or be tidied anew in another style.
 * Fires `rewrite` with a `Rewriting`.
 */
@customElement('alfa-heard')
export class Heard extends AppElement {
  @property({ attribute: false }) item!: HistoryItem;
  /** What the clean-up did, where the server kept it and the text is still the one it made. */
  @property({ attribute: false }) cleaned: Cleaned | undefined;
  @state() private chosen: Style | undefined;
  @state() private tidied: Cleaned | undefined;
  @state() private problem: string | undefined;
  private asking = new AbortController();

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.asking.abort();
  }

  override render() {
    const { history } = this.words;
    const { raw, text } = this.item;
    const same = raw.trim() === text.trim();
    return html`<section aria-label=${history.raw}>
      <h3>${history.raw}</h3>
      ${same ? html`<p class="muted">${history.rawSame}</p>` : this.differences()}
      <div class="buttons">
        ${
          same
            ? nothing
            : html`<button class="quiet" aria-keyshortcuts="U" @click=${this.restore}>${icon('undo')}${history.restore}</button>`
        }
        ${this.chooser()}
      </div>
      ${problemText(this.problem)} ${this.tidied ? this.proposal(this.tidied) : nothing}
    </section>`;
  }

  /** What was heard becomes the text. */
  restore() {
    if (this.item.raw.trim() === this.item.text.trim()) return;
    this.rewrite(this.item.raw, this.words.history.restored);
  }

  private differences() {
    const { raw, text, language } = this.item;
    const { history, writing } = this.words;
    if (this.cleaned)
      return html`<p class="muted small">${writing.pressForWhy}</p>
        <alfa-marked
          .app=${this.app}
          .words=${this.words}
          .cleaned=${this.cleaned}
          .language=${language}
          undoable
          @undo-change=${({ detail }: CustomEvent<string>) => this.rewrite(detail, history.changeUndone)}
        ></alfa-marked>`;
    return html`<p class="compared" lang=${language}>
      ${compare(raw, text).map((stretch) => {
        if (stretch.kind === 'same') return html`${stretch.text} `;
        return stretch.kind === 'heard' ? html`<del>${stretch.text}</del> ` : html`<ins>${stretch.text}</ins> `;
      })}
    </p>`;
  }

  private chooser() {
    const { history, writing } = this.words;
    return html`<div class="select">
      <select aria-label=${history.tidyAgain} @change=${this.choose}>
        <option value="" ?selected=${this.chosen === undefined}>${history.tidyAgain}</option>
        ${styleNames.map(
          (name) => html`<option value=${name} ?selected=${name === this.chosen}>${writing.styles[name]}</option>`,
        )}
      </select>
      ${icon('chevronDown')}
    </div>`;
  }

  private proposal(tidied: Cleaned) {
    const { history, app } = this.words;
    const same = tidied.text.trim() === this.item.text.trim();
    return html`<div class="proposal">
      <alfa-marked
        .app=${this.app}
        .words=${this.words}
        .cleaned=${tidied}
        .language=${this.item.language}
        undoable
        @undo-change=${({ detail }: CustomEvent<string>) => this.rewrite(detail, history.tidied)}
      ></alfa-marked>
      <div class="buttons">
        ${
          same
            ? html`<p class="muted small">${history.tidySame}</p>`
            : html`<button class="primary" @click=${() => this.rewrite(tidied.text, history.tidied, this.chosen)}>${history.useTidied}</button>`
        }
        <button @click=${this.dismiss}>${same ? app.close : app.cancel}</button>
      </div>
    </div>`;
  }

  private async choose({ target }: Event) {
    const chosen = styleNames.find((name) => name === (target as HTMLSelectElement).value);
    this.dismiss();
    if (!chosen) return;
    this.chosen = chosen;
    const signal = AbortSignal.any([this.asking.signal, AbortSignal.timeout(patienceMs)]);
    const tidied = await rewriteDictation(this.app.api, this.item.id, chosen, true, signal).catch(() => undefined);
    if (this.chosen !== chosen) return;
    if (tidied?.ok) this.tidied = tidied.value;
    else this.problem = sentenceOf(this.words, tidied ? tidied.problem : { code: 'unavailable' });
  }

  private dismiss() {
    this.asking.abort();
    this.asking = new AbortController();
    this.chosen = this.tidied = this.problem = undefined;
  }

  private rewrite(text: string, said: string, style?: Style) {
    this.dismiss();
    const detail: Rewriting = { text, said, ...(style && { style }) };
    this.dispatchEvent(new CustomEvent<Rewriting>('rewrite', { detail }));
  }

  static override styles = [
    base,
    controls,
    css`
      section {
        margin: var(--space-3) 0 var(--space-2);
        padding-left: var(--space-3);
        border-left: 2px solid var(--line);
      }
      h3 {
        color: var(--muted);
        font-size: var(--size-small);
        font-weight: 500;
      }
      .compared {
        max-width: 72ch;
        overflow-wrap: anywhere;
      }
      del {
        color: var(--muted);
        text-decoration-color: var(--recording);
      }
      ins {
        color: var(--accent-ink);
        text-decoration: none;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        margin-top: var(--space-2);
      }
      .buttons > .quiet {
        margin-left: calc(-1 * var(--space-2));
      }
      .quiet:hover {
        background: var(--line);
      }
      .select {
        width: 190px;
      }
      select {
        min-height: 34px;
        font-size: var(--size-small);
      }
      .proposal {
        margin-top: var(--space-3);
        padding: var(--space-3);
        border-radius: var(--radius-control);
        background: var(--paper);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-heard': Heard;
  }
}
