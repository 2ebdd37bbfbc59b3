import { minPasswordLength } from '@alfavoice/gateway/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Watch } from '../app/cell.ts';
import { AppElement } from '../app/element.ts';
import { openConnect } from '../connect/open-connect.ts';
import { setupNeeded } from '../data/account.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';
import '../look/look-choice.ts';
import { bare } from '../look/page.ts';
import { problemText } from '../look/problem.ts';
import { places } from '../routing/match.ts';
import '../sign-in/credentials.ts';
import type { Credentials } from '../sign-in/credentials.ts';
import { sentenceOf } from '../words/words.ts';
import './microphone-test.ts';
import { setupStyles } from './setup.styles.ts';
import './trial.ts';

const steps = ['administrator', 'microphone', 'trial', 'extension'] as const;
type Step = (typeof steps)[number];

/** First run: administrator, microphone, a try, and the extension, one after the other on one page. */
@customElement('alfa-setup')
export class SetupView extends AppElement {
  @state() private step: Step = 'administrator';
  @state() private busy = false;
  @state() private problem: string | undefined;
  @state() private needed: boolean | undefined;
  /** In the address only until it is read: it is a secret. */
  private token = '';

  constructor() {
    super();
    new Watch(this, () => [this.app.account]);
  }

  override connectedCallback() {
    super.connectedCallback();
    this.token = new URLSearchParams(this.app.router.current.value.hash).get('token') ?? '';
    void setupNeeded(this.app.api).then((needed) => {
      if (needed.ok) this.needed = needed.value;
      else this.problem = sentenceOf(this.words, needed.problem);
    });
  }

  override willUpdate() {
    if (this.step === 'administrator' && this.app.account.value.kind === 'signed_in') this.step = 'microphone';
  }

  override render() {
    const { words } = this;
    const { setup } = words;
    return html`<div class="bare">
      <p class="brand"><img src="/icons/mark.svg" alt="" width="28" height="28" />AlfaVoice</p>
      <header>
        <h1>${setup.title}</h1>
        <p class="muted">${setup.lead}</p>
      </header>
      <ol class="steps">
        ${this.stepItem('administrator', this.administrator())}
        ${this.stepItem(
          'microphone',
          html`<p class="muted">${setup.microphone.lead}</p>
            <alfa-microphone-test .app=${this.app} .words=${words} @heard=${() => this.go('trial')}></alfa-microphone-test>`,
        )}
        ${this.stepItem(
          'trial',
          html`<p class="muted">${setup.trial.lead}</p>
            <alfa-trial .app=${this.app} .words=${words} @done=${() => this.go('extension')}></alfa-trial>`,
        )}
        ${this.stepItem('extension', this.extension())}
      </ol>
      <alfa-look-choice .app=${this.app} .words=${words}></alfa-look-choice>
    </div>`;
  }

  private stepItem(step: Step, content: TemplateResult) {
    const at = steps.indexOf(this.step);
    const index = steps.indexOf(step);
    const state = index < at ? 'past' : index === at ? 'now' : 'next';
    const kept = step === 'trial' && index < at;
    return html`<li class=${state} aria-current=${state === 'now' ? 'step' : nothing}>
      <span class="number" aria-hidden="true">${state === 'past' ? icon('check') : index + 1}</span>
      <div>
        <h2>${this.words.setup[step].title}</h2>
        ${state === 'past' && step === 'administrator' ? this.signedInAs() : nothing}
        ${state === 'now' || kept ? content : nothing}
      </div>
    </li>`;
  }

  private administrator() {
    const { setup } = this.words;
    const { kind } = this.app.account.value;
    if (kind === 'unknown' || (this.needed === undefined && !this.problem)) return html``;
    if (this.needed === false) return html`<p>${setup.alreadyDone} <a href=${places.history}>${setup.toSignIn}</a></p>`;
    if (!this.token) return html`<p>${setup.linkMissing}</p>${problemText(this.problem)}`;
    return html`<p class="muted">${setup.administrator.lead}</p>
      <alfa-credentials
        .words=${this.words}
        .submit=${setup.administrator.submit}
        .busy=${this.busy}
        .problem=${this.problem}
        .leastLength=${minPasswordLength}
        .passwordHint=${setup.administrator.passwordHint(minPasswordLength)}
        @credentials=${this.create}
      ></alfa-credentials>`;
  }

  private signedInAs() {
    const { value: account } = this.app.account;
    return account.kind === 'signed_in'
      ? html`<p class="muted">${this.words.setup.administrator.done(account.user.email)}</p>`
      : nothing;
  }

  private extension() {
    const { extension } = this.words.setup;
    return html`<p class="muted">${extension.lead}</p>
      ${problemText(this.problem)}
      <div class="buttons">
        <button class="primary" aria-disabled=${this.busy} @click=${this.connect}>${icon('puzzle')}${extension.submit}</button>
        <a class="button quiet" href=${places.history}>${extension.later}</a>
      </div>`;
  }

  private go(step: Step) {
    this.problem = undefined;
    if (steps.indexOf(step) > steps.indexOf(this.step)) this.step = step;
  }

  private async create({ detail }: CustomEvent<Credentials>) {
    this.busy = true;
    this.problem = undefined;
    const made = await this.app.signIn.setup({ token: this.token, ...detail });
    this.busy = false;
    if (made.ok) this.app.router.refine({});
    else this.problem = sentenceOf(this.words, made.problem);
  }

  private async connect() {
    if (this.busy) return;
    this.busy = true;
    const code = await openConnect(this.app.api);
    this.busy = false;
    this.problem = code.ok ? undefined : sentenceOf(this.words, code.problem);
  }

  static override styles = [base, controls, bare, setupStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-setup': SetupView;
  }
}
