import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../look/base.ts';
import { icon } from '../look/icon.ts';
import type { Words } from '../words/words.ts';

export type Saving = { kind: 'saving' } | { kind: 'saved' } | { kind: 'failed'; sentence: string };

/** One setting: what it is at the left, its control at the right, below it what became of the last change. */
@customElement('alfa-setting')
export class SettingRow extends LitElement {
  @property({ attribute: false }) words!: Words;
  @property() label = '';
  @property() hint = '';
  @property({ attribute: false }) saving: Saving | undefined;

  override render() {
    const { saving, words } = this;
    return html`
      <div class="what">
        <div class="head">
          <p class="label">${this.label}</p>
          <p class="outcome small" role="status">
            ${saving?.kind === 'saved' ? html`${icon('check')}${words.settings.saved}` : nothing}
            ${saving?.kind === 'saving' ? html`<span class="late">${words.settings.saving}</span>` : nothing}
          </p>
        </div>
        ${this.hint ? html`<p class="muted small">${this.hint}</p>` : nothing}
        ${
          saving?.kind === 'failed'
            ? html`<p class="problem" role="alert">${icon('trouble')}<span>${saving.sentence} ${words.settings.notSaved}</span></p>`
            : nothing
        }
      </div>
      <div class="control"><slot></slot></div>
    `;
  }

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-2) var(--space-5);
        padding: var(--space-3) 0;
        border-bottom: 1px solid var(--line);
      }
      .what {
        flex: 1 1 0;
        min-width: 0;
      }
      .head {
        display: flex;
        gap: var(--space-3);
      }
      .label {
        font-weight: 500;
        overflow-wrap: anywhere;
      }
      .small {
        max-width: 52ch;
      }
      .outcome {
        display: flex;
        flex: none;
        align-items: center;
        gap: var(--space-1);
        color: var(--accent-ink);
      }
      .outcome .icon {
        width: 16px;
        height: 16px;
      }
      .late {
        color: var(--muted);
        opacity: 0;
        animation: late 1ms 300ms forwards;
      }
      @keyframes late {
        to {
          opacity: 1;
        }
      }
      .control {
        flex: none;
        width: 240px;
        display: flex;
        justify-content: flex-end;
      }
      ::slotted(.select) {
        width: 100%;
      }
      @media (max-width: 767px) {
        :host(:not([inline])) {
          flex-direction: column;
          align-items: stretch;
        }
        :host(:not([inline])) .control {
          width: auto;
          justify-content: flex-start;
        }
        :host([inline]) .control {
          width: auto;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-setting': SettingRow;
  }
}
