import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';
import { problemText } from '../look/problem.ts';
import type { Words } from '../words/words.ts';

export interface Credentials {
  email: string;
  password: string;
}

/** Email and password with what is wrong beside them; fires `credentials` once both are right as far as one can see here. */
@customElement('alfa-credentials')
export class CredentialsForm extends LitElement {
  @property({ attribute: false }) words!: Words;
  /** What the button says. */
  @property() submit = '';
  @property({ type: Boolean }) busy = false;
  /** What the server said. */
  @property() problem: string | undefined;
  /** A new password: its least length is checked and said; 0 for one that exists. */
  @property({ type: Number }) leastLength = 0;
  @property() passwordHint: string | undefined;
  @state() private visible = false;
  @state() private emailProblem: string | undefined;
  @state() private passwordProblem: string | undefined;
  @query('#email') private readonly email!: HTMLInputElement;
  @query('#password') private readonly password!: HTMLInputElement;

  override focus() {
    this.email.focus();
  }

  /** The password was refused: it is what one types next. */
  again() {
    this.password.focus();
    this.password.select();
  }

  /** Empties the fields, for the next person. */
  clear() {
    this.email.value = '';
    this.password.value = '';
  }

  override render() {
    const { signIn } = this.words;
    return html`<form novalidate @submit=${this.check}>
      <div class="field">
        <label for="email">${signIn.email}</label>
        <input
          id="email"
          type="email"
          name="email"
          autocomplete=${this.leastLength ? 'off' : 'username'}
          inputmode="email"
          autocapitalize="none"
          spellcheck="false"
          aria-invalid=${Boolean(this.emailProblem)}
          aria-describedby="email-problem"
        />
        <div id="email-problem">${problemText(this.emailProblem)}</div>
      </div>
      <div class="field">
        <label for="password">${signIn.password}</label>
        <div class="secret">
          <input
            id="password"
            type=${this.visible ? 'text' : 'password'}
            name="password"
            autocomplete=${this.leastLength ? 'new-password' : 'current-password'}
            aria-invalid=${Boolean(this.passwordProblem)}
            aria-describedby="password-hint"
          />
          <button
            type="button"
            class="quiet only-icon"
            aria-label=${this.visible ? signIn.hide : signIn.show}
            @click=${() => {
              this.visible = !this.visible;
            }}
          >
            ${icon(this.visible ? 'eyeOff' : 'eye')}
          </button>
        </div>
        <div id="password-hint">
          ${
            this.passwordProblem
              ? problemText(this.passwordProblem)
              : this.passwordHint
                ? html`<p class="hint">${this.passwordHint}</p>`
                : nothing
          }
        </div>
      </div>
      <slot></slot>
      ${problemText(this.problem)}
      <button class="primary" type="submit" aria-disabled=${this.busy}>${this.submit}</button>
    </form>`;
  }

  private check(event: SubmitEvent) {
    event.preventDefault();
    if (this.busy) return;
    const { signIn } = this.words;
    const email = this.email.value.trim();
    const password = this.password.value;
    this.emailProblem = /^\S+@\S+\.\S+$/.test(email) ? undefined : signIn.emailMissing;
    const short = password.length < Math.max(1, this.leastLength);
    this.passwordProblem = short ? (this.passwordHint ?? signIn.passwordMissing) : undefined;
    if (this.emailProblem) this.email.focus();
    else if (short) this.password.focus();
    else this.dispatchEvent(new CustomEvent<Credentials>('credentials', { detail: { email, password } }));
  }

  static override styles = [
    base,
    controls,
    css`
      form {
        display: grid;
        gap: var(--space-4);
      }
      .secret {
        position: relative;
      }
      .secret input {
        padding-right: 44px;
      }
      .secret button {
        position: absolute;
        inset: 0 4px 0 auto;
        margin-block: auto;
      }
      button[type="submit"] {
        min-height: 40px;
        margin-top: var(--space-1);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-credentials': CredentialsForm;
  }
}
