import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Watch } from '../app/cell.ts';
import { AppElement } from '../app/element.ts';
import { base } from './base.ts';
import { controls } from './controls.ts';

/** Language and theme, at the foot of the screens one sees before signing in. */
@customElement('alfa-look-choice')
export class LookChoiceBar extends AppElement {
  constructor() {
    super();
    new Watch(this, () => [this.app.look.choice]);
  }

  override render() {
    const { look } = this.words;
    const { theme } = this.app.look.choice.value;
    const locale = this.app.look.locale();
    return html`
      <div role="group" aria-label=${look.language}>
        ${(['ru', 'en'] as const).map(
          (choice) => html`<button
            class="quiet"
            lang=${choice}
            aria-pressed=${choice === locale}
            @click=${() => this.app.chooseLook({ locale: choice })}
          >
            ${look.locales[choice]}
          </button>`,
        )}
      </div>
      <div role="group" aria-label=${look.theme}>
        ${(['light', 'dark'] as const).map(
          (choice) => html`<button
            class="quiet"
            aria-pressed=${choice === theme}
            @click=${() => this.app.chooseLook({ theme: choice === theme ? 'system' : choice })}
          >
            ${look.themes[choice]}
          </button>`,
        )}
      </div>
    `;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: var(--space-2);
        margin-inline: calc(-1 * var(--space-2));
      }
      button[aria-pressed="true"] {
        color: var(--ink);
        font-weight: 600;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-look-choice': LookChoiceBar;
  }
}
