import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { hotkeysOf } from '../keys/hotkeys.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import '../look/copy-button.ts';
import { icon } from '../look/icon.ts';
import { page } from '../look/page.ts';
import { problemText } from '../look/problem.ts';
import { places } from '../routing/match.ts';
import { sentenceOf } from '../words/words.ts';
import { type Bridge, bridgeOf, watchBridge } from './bridge.ts';
import { connectStyles } from './connect.styles.ts';
import { openConnect } from './open-connect.ts';

/** An extension that is there says so within a moment of the page's load. */
const absentAfterMs = 2000;
/** The extension asks the person first; longer than this, the page offers help. */
const silentAfterMs = 45_000;

/** Hands the code in the address to the extension and tells how that goes. */
@customElement('alfa-connect')
export class ConnectView extends AppElement {
  @state() private bridge: Bridge = 'absent';
  @state() private patience: 'fresh' | 'absent' | 'silent' = 'fresh';
  @state() private problem: string | undefined;
  @state() private busy = false;
  private code = '';
  private end = () => {};

  override connectedCallback() {
    super.connectedCallback();
    this.code = decodeURIComponent(this.app.router.current.value.hash);
    const root = document.documentElement;
    this.bridge = bridgeOf(root);
    const stop = watchBridge(root, (bridge) => {
      this.bridge = bridge;
    });
    const timers = [
      setTimeout(() => {
        this.patience = 'absent';
      }, absentAfterMs),
      setTimeout(() => {
        this.patience = 'silent';
      }, silentAfterMs),
    ];
    this.end = () => {
      stop();
      for (const timer of timers) clearTimeout(timer);
    };
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.end();
  }

  override render() {
    const { connect } = this.words;
    return html`<div class="page">
      <header><h1>${connect.title}</h1></header>
      <div role="status">${this.progress()}</div>
      ${problemText(this.problem)}
      ${this.code && this.bridge === 'absent' && this.patience !== 'fresh' ? this.howTo() : nothing}
    </div>`;
  }

  private progress() {
    const { connect } = this.words;
    if (this.bridge === 'connected')
      return html`<p class="line good">${icon('check')}${connect.connected}</p>
        <p>${connect.connectedLead}
          <span class="keys">${hotkeysOf(this.app.settings.state.value).map((key) => html`<kbd>${key}</kbd>`)}</span>.
          ${connect.connectedEnd}</p>
        <p class="next"><a class="button" href=${places.history}>${connect.toHistory}</a></p>`;
    if (!this.code)
      return html`<p>${connect.noCode}</p>
        <p class="next"><button class="primary" aria-disabled=${this.busy} @click=${this.renew}>${connect.getCode}</button></p>`;
    if (this.bridge === 'present')
      return this.patience === 'silent'
        ? html`${problemText(connect.silent)}
            <p class="next"><button class="primary" aria-disabled=${this.busy} @click=${this.renew}>${connect.newCode}</button></p>`
        : html`<p class="line">${connect.connecting}</p><p class="muted">${connect.connectingLead}</p>`;
    return this.patience === 'fresh'
      ? html`<p class="line muted">${connect.looking}</p>`
      : html`<p class="line">${connect.absent}</p><p class="muted">${connect.absentLead}</p>`;
  }

  private howTo() {
    const { connect } = this.words;
    const firefox = /firefox/i.test(navigator.userAgent);
    const ways = firefox ? [connect.firefox, connect.chrome] : [connect.chrome, connect.firefox];
    return html`
      ${ways.map(
        ({ title, steps }, index) => html`<details ?open=${index === 0}>
          <summary>${title}${icon('chevronDown')}</summary>
          <ol>
            ${steps.map((step) => html`<li>${step}</li>`)}
          </ol>
        </details>`,
      )}
      <details>
        <summary>${connect.byHand}${icon('chevronDown')}</summary>
        <p>${connect.byHandLead}</p>
        <dl>
          ${this.given(connect.server, location.origin)} ${this.given(connect.code, this.code)}
        </dl>
        <p class="muted small">${connect.codeLife}
          <button class="link small" @click=${this.renew}>${connect.newCode}</button></p>
      </details>
      <p class="next"><button class="primary" @click=${() => location.reload()}>${icon('retry')}${connect.reload}</button></p>
    `;
  }

  private given(name: string, value: string) {
    return html`<div>
      <dt class="muted small">${name}</dt>
      <dd><code>${value}</code><alfa-copy .app=${this.app} .words=${this.words} .text=${value}></alfa-copy></dd>
    </div>`;
  }

  private async renew() {
    if (this.busy) return;
    this.busy = true;
    const code = await openConnect(this.app.api);
    this.busy = false;
    this.problem = code.ok ? undefined : sentenceOf(this.words, code.problem);
  }

  static override styles = [base, controls, page, connectStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-connect': ConnectView;
  }
}
