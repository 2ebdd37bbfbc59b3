import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Watch } from '../app/cell.ts';
import { AppElement } from '../app/element.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';

/** What floats over every screen: an undo while there is one, a new version. */
@customElement('alfa-notices')
export class Notices extends AppElement {
  constructor() {
    super();
    new Watch(this, () => [this.app.undoing.toast, this.app.update]);
  }

  override render() {
    const { app, words } = this;
    const { value: toast } = app.undoing.toast;
    const { value: update } = app.update;
    return html`<div role="status" aria-live="polite">
      ${
        update
          ? html`<p class="notice"><span>${words.app.newVersion}</span>
              <button class="quiet act" @click=${update}>${words.app.reload}</button></p>`
          : nothing
      }
      ${
        toast
          ? html`<p class="notice"><span>${toast.text}</span>
              <button class="quiet act" @click=${toast.undo}>${words.app.undo}</button></p>`
          : nothing
      }
    </div>`;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        position: fixed;
        inset: auto 0 var(--space-5) 216px;
        z-index: 3;
        pointer-events: none;
      }
      div {
        display: grid;
        justify-items: center;
        gap: var(--space-2);
        padding: 0 var(--space-4);
      }
      .notice {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        max-width: 560px;
        min-height: 44px;
        padding: 6px var(--space-2) 6px var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius-card);
        background: var(--raised);
        box-shadow: var(--shadow-float);
        pointer-events: auto;
        animation: appear var(--motion-in);
      }
      .act {
        color: var(--accent-ink);
        font-weight: 600;
      }
      @keyframes appear {
        from {
          opacity: 0;
        }
      }
      @media (max-width: 767px) {
        :host {
          inset: auto 0 calc(68px + env(safe-area-inset-bottom)) 0;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-notices': Notices;
  }
}
