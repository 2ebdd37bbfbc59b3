import { css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { setupNeeded } from '../data/account.ts';
import { base } from '../look/base.ts';
import '../look/look-choice.ts';
import { bare } from '../look/page.ts';
import { sentenceOf } from '../words/words.ts';
import './credentials.ts';
import type { Credentials, CredentialsForm } from './credentials.ts';

/** The door. Whoever comes in is where they wanted to go: the address stays. */
@customElement('alfa-sign-in')
export class SignInView extends AppElement {
  @state() private busy = false;
  @state() private problem: string | undefined;
  @state() private setupNeeded = false;
  @query('alfa-credentials') private readonly form!: CredentialsForm;

  override async firstUpdated() {
    await this.form.updateComplete;
    this.form.focus();
    const needed = await setupNeeded(this.app.api);
    this.setupNeeded = needed.ok && needed.value;
  }

  override render() {
    const { words } = this;
    const { value: account } = this.app.account;
    const ended = account.kind === 'signed_out' && account.ended;
    return html`<div class="bare">
      <p class="brand"><img src="/icons/mark.svg" alt="" width="28" height="28" />AlfaVoice</p>
      <section>
        <h1>${words.signIn.title}</h1>
        ${ended ? html`<p class="muted">${words.signIn.ended}</p>` : nothing}
        ${this.setupNeeded ? html`<p class="muted">${words.signIn.setupNeeded}</p>` : nothing}
        <alfa-credentials
          .words=${words}
          .submit=${this.busy ? words.signIn.busy : words.signIn.submit}
          .busy=${this.busy}
          .problem=${this.problem}
          @credentials=${this.enter}
        ></alfa-credentials>
        <p class="muted small">${words.signIn.help}</p>
      </section>
      <alfa-look-choice .app=${this.app} .words=${words}></alfa-look-choice>
    </div>`;
  }

  private async enter({ detail }: CustomEvent<Credentials>) {
    this.busy = true;
    this.problem = undefined;
    const entered = await this.app.signIn.login(detail);
    this.busy = false;
    if (entered.ok) return;
    this.problem = sentenceOf(this.words, entered.problem);
    this.form.again();
  }

  static override styles = [
    base,
    bare,
    css`
      section {
        display: grid;
        gap: var(--space-4);
        margin-block: auto;
        padding-top: var(--space-6);
      }
      h1 {
        font-size: var(--size-display);
        letter-spacing: -0.02em;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-sign-in': SignInView;
  }
}
