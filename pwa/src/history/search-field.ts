import { css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { AppElement } from '../app/element.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';

/** Long enough that a word is typed, short enough to feel like an answer. */
const typingPauseMs = 150;

/** Searches while one types. Fires `seek` with the words, `leave` when the arrows or Escape lead out of it. */
@customElement('alfa-search')
export class SearchField extends AppElement {
  @property() q = '';
  /** What it searches, in words; without it, the history. */
  @property() label: string | undefined;
  @query('input') private readonly input!: HTMLInputElement;
  private typing: ReturnType<typeof setTimeout> | undefined;

  override focus() {
    this.input.focus();
    this.input.select();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.typing);
    this.typing = undefined;
  }

  override render() {
    const { history } = this.words;
    const label = this.label ?? history.search;
    return html`<search>
      ${icon('search')}
      <input
        type="search"
        aria-label=${label}
        placeholder=${label}
        aria-keyshortcuts="/"
        autocomplete="off"
        .value=${this.typing === undefined ? live(this.q) : live(this.input.value)}
        @input=${this.type}
        @keydown=${this.press}
      />
      ${
        this.q
          ? html`<button class="quiet only-icon" aria-label=${history.clearSearch} @click=${this.clear}>${icon('close')}</button>`
          : html`<kbd aria-hidden="true">/</kbd>`
      }
    </search>`;
  }

  private type() {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => {
      this.typing = undefined;
      this.seek(this.input.value);
    }, typingPauseMs);
  }

  private press(event: KeyboardEvent) {
    const down = event.key === 'ArrowDown';
    if (!down && !(event.key === 'Escape' && !this.input.value)) return;
    event.preventDefault();
    this.dispatchEvent(new Event('leave'));
  }

  private clear() {
    this.seek('');
    this.focus();
  }

  private seek(words: string) {
    this.dispatchEvent(new CustomEvent<string>('seek', { detail: words }));
  }

  static override styles = [
    base,
    controls,
    css`
      search {
        position: relative;
        display: block;
      }
      search > .icon {
        position: absolute;
        inset: 0 auto 0 12px;
        margin-block: auto;
        color: var(--muted);
        pointer-events: none;
      }
      search input[type="search"] {
        padding-inline: 38px;
      }
      search input::-webkit-search-cancel-button {
        display: none;
      }
      search > kbd,
      search > button {
        position: absolute;
        inset: 0 8px 0 auto;
        height: fit-content;
        margin-block: auto;
      }
      search > button {
        right: 4px;
      }
      @media (max-width: 767px) {
        search > kbd {
          display: none;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-search': SearchField;
  }
}
