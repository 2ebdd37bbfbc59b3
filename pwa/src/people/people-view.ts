import { minPasswordLength, type Role, type User } from '@alfavoice/gateway/contract';
import { css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { addUser, listUsers } from '../data/account.ts';
import { type Loaded, loaded, loading } from '../data/answer.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';
import { page, sectionHeadings } from '../look/page.ts';
import { problemText } from '../look/problem.ts';
import '../sign-in/credentials.ts';
import type { Credentials, CredentialsForm } from '../sign-in/credentials.ts';
import './groups.ts';
import { sentenceOf } from '../words/words.ts';

/** For administrators: who has an account, and a form for one more. */
@customElement('alfa-people')
export class PeopleView extends AppElement {
  @state() private people: Loaded<User[]> = loading;
  @state() private problem: string | undefined;
  @state() private added: string | undefined;
  @state() private busy = false;
  @query('alfa-credentials') private readonly form!: CredentialsForm;
  @query('select') private readonly roleChoice!: HTMLSelectElement;

  override connectedCallback() {
    super.connectedCallback();
    void this.load();
  }

  private async load() {
    this.people = loaded(await listUsers(this.app.api));
  }

  override render() {
    const { people, words } = this;
    return html`<div class="page">
      <header>
        <h1>${words.people.title}</h1>
        <p>${words.people.lead}</p>
      </header>
      ${
        people.kind === 'problem'
          ? html`${problemText(sentenceOf(words, people.problem))}
              ${people.problem.code === 'forbidden' ? nothing : html`<button @click=${this.load}>${words.app.again}</button>`}`
          : nothing
      }
      ${people.kind === 'here' ? this.list(people.value) : nothing}
    </div>`;
  }

  private list(people: User[]) {
    const { words } = this;
    const { value: account } = this.app.account;
    const own = account.kind === 'signed_in' ? account.user.id : undefined;
    return html`
      <section>
        <h2>${words.people.total(people.length)}</h2>
        <ul>
          ${people.map(
            ({ id, email, role }) => html`<li>
              <span>${email}${id === own ? html` <span class="muted">(${words.people.you})</span>` : nothing}</span>
              <span class="muted small">${words.people.roles[role]}</span>
            </li>`,
          )}
        </ul>
      </section>
      <section class="add">
        <h2>${words.people.add}</h2>
        <alfa-credentials
          .words=${words}
          .submit=${words.people.submit}
          .busy=${this.busy}
          .problem=${this.problem}
          .leastLength=${minPasswordLength}
          .passwordHint=${words.people.passwordHint(minPasswordLength)}
          @credentials=${this.add}
        >
          <div class="field">
            <label for="role">${words.people.role}</label>
            <div class="select">
              <select id="role">
                <option value="user">${words.people.roles.user}</option>
                <option value="admin">${words.people.roles.admin}</option>
              </select>
              ${icon('chevronDown')}
            </div>
          </div>
        </alfa-credentials>
        <p class="added small" role="status">${this.added ? html`${icon('check')}${words.people.added(this.added)}` : nothing}</p>
      </section>
      <alfa-groups .app=${this.app} .words=${words} .people=${people}></alfa-groups>
    `;
  }

  private async add({ detail }: CustomEvent<Credentials>) {
    this.busy = true;
    this.problem = this.added = undefined;
    const made = await addUser(this.app.api, { ...detail, role: this.roleChoice.value as Role });
    this.busy = false;
    if (!made.ok) {
      const taken = made.problem.code === 'conflict';
      this.problem = taken ? this.words.people.taken : sentenceOf(this.words, made.problem);
      return;
    }
    this.added = made.value.email;
    this.form.clear();
    await this.load();
  }

  static override styles = [
    base,
    controls,
    page,
    sectionHeadings,
    css`
      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-4);
        min-height: 44px;
        border-bottom: 1px solid var(--line);
      }
      li span:first-child {
        overflow-wrap: anywhere;
      }
      alfa-groups {
        display: block;
        margin-top: var(--space-7);
      }
      .add {
        max-width: 400px;
        margin-top: var(--space-7);
      }
      .add h2 {
        padding-bottom: var(--space-4);
        border: 0;
        color: var(--ink);
        font-size: var(--size-body);
        font-weight: 600;
      }
      .added {
        display: flex;
        align-items: center;
        gap: 6px;
        min-height: 1.5em;
        margin-top: var(--space-3);
        color: var(--accent-ink);
      }
      .added .icon {
        width: 16px;
        height: 16px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-people': PeopleView;
  }
}
