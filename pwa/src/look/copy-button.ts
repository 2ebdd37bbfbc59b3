import { css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { base } from './base.ts';
import { controls } from './controls.ts';
import { icon } from './icon.ts';

/** How long the button says that it has copied. */
const copiedForMs = 1600;

/** Copies a text and says so in its own place. */
@customElement('alfa-copy')
export class CopyButton extends AppElement {
  @property({ attribute: false }) text = '';
  @state() private done: 'no' | 'copied' | 'failed' = 'no';

  async copy() {
    this.done = (await this.app.copy(this.text)) ? 'copied' : 'failed';
    if (this.done === 'copied')
      setTimeout(() => {
        this.done = 'no';
      }, copiedForMs);
  }

  override render() {
    const { app } = this.words;
    const copied = this.done === 'copied';
    return html`<button class="quiet" @click=${this.copy}>
        ${icon(copied ? 'check' : 'copy')}<span class="words">${copied ? app.copied : app.copy}</span>
      </button>
      <span class="unseen" role="status">${copied ? app.copied : ''}</span>
      ${this.done === 'failed' ? html`<p class="problem" role="alert">${app.copyFailed}</p>` : ''}`;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        position: relative;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-copy': CopyButton;
  }
}
