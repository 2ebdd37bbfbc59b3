import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';
import { type Filters, periods } from './search.ts';

/** Filters as chips: a press narrows, another press widens again. Fires `narrow` with what changes. */
@customElement('alfa-filters')
export class FilterChips extends AppElement {
  @property({ attribute: false }) filters: Filters = {};

  override render() {
    const { history, languages } = this.words;
    const { language, period, host } = this.filters;
    return html`<div role="group" aria-label=${history.filters}>
      ${(['ru', 'en'] as const).map((one) =>
        this.chip(languages[one], one === language, { language: one === language ? undefined : one }),
      )}
      <i></i>
      ${periods.map((one) =>
        this.chip(history.periods[one], one === period, { period: one === period ? undefined : one }),
      )}
      ${
        host
          ? html`<button aria-label=${history.removeFilter(host)} aria-pressed="true" @click=${() => this.narrow({ host: undefined })}>
              ${host}${icon('close')}
            </button>`
          : nothing
      }
    </div>`;
  }

  private chip(label: string, pressed: boolean, change: Filters) {
    return html`<button aria-pressed=${pressed} @click=${() => this.narrow(change)}>${label}</button>`;
  }

  private narrow(change: Filters) {
    this.dispatchEvent(new CustomEvent<Filters>('narrow', { detail: change }));
  }

  static override styles = [
    base,
    controls,
    css`
      div {
        display: flex;
        align-items: center;
        gap: 6px;
        overflow-x: auto;
        padding: 3px;
        margin: -3px;
        scrollbar-width: none;
      }
      button {
        flex: none;
        min-height: 30px;
        padding: 0 var(--space-3);
        border-color: var(--line);
        border-radius: var(--radius-pill);
        color: var(--muted);
        font-size: var(--size-small);
      }
      button:hover {
        color: var(--ink);
      }
      button[aria-pressed="true"] {
        border-color: transparent;
        background: var(--accent-wash);
        color: var(--ink);
      }
      .icon {
        width: 14px;
        height: 14px;
        margin-right: -4px;
      }
      i {
        width: var(--space-2);
      }
      @media (max-width: 767px) {
        /* They scroll under the edge of the screen, so that one sees there are more. */
        div {
          margin-inline: calc(-1 * var(--space-4));
          padding-inline: var(--space-4);
        }
      }
      @media (pointer: coarse) {
        button:not(.link) {
          min-height: 38px;
        }
      }
      @media (forced-colors: active) {
        button[aria-pressed="true"] {
          outline: 2px solid Highlight;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-filters': FilterChips;
  }
}
