import type { Group, User } from '@alfavoice/gateway/contract';
import { css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { AppElement } from '../app/element.ts';
import { listMembers, setMember } from '../data/groups.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { problemText } from '../look/problem.ts';
import { sentenceOf } from '../words/words.ts';

/** Who is in a group: a switch for each person. Fires `change` when the server has taken one. */
@customElement('alfa-members')
export class Members extends AppElement {
  @property({ attribute: false }) group!: Group;
  @property({ attribute: false }) people: User[] = [];
  @state() private members: ReadonlySet<string> | undefined;
  @state() private problem: string | undefined;

  override connectedCallback() {
    super.connectedCallback();
    void this.load();
  }

  private async load() {
    const got = await listMembers(this.app.api, this.group.id);
    if (got.ok) this.members = new Set(got.value);
    else this.problem = sentenceOf(this.words, got.problem);
  }

  override render() {
    const { members, words } = this;
    return html`<fieldset ?disabled=${members === undefined}>
        <legend class="unseen">${words.groups.choose(this.group.name)}</legend>
        ${this.people.map(
          ({ id, email }) => html`<label>
            <input
              type="checkbox"
              role="switch"
              .checked=${live(members?.has(id) ?? false)}
              @change=${({ target }: Event) => this.set(id, (target as HTMLInputElement).checked)}
            />
            <span>${email}</span>
          </label>`,
        )}
      </fieldset>
      ${problemText(this.problem)}`;
  }

  private async set(userId: string, member: boolean) {
    this.problem = undefined;
    const done = await setMember(this.app.api, this.group.id, userId, member);
    const { members = new Set<string>() } = this;
    if (done.ok) {
      this.members = new Set(member ? [...members, userId] : [...members].filter((id) => id !== userId));
      this.dispatchEvent(new Event('change'));
    } else {
      this.problem = `${sentenceOf(this.words, done.problem)} ${this.words.groups.notChanged}`;
    }
    this.requestUpdate();
  }

  static override styles = [
    base,
    controls,
    css`
      fieldset {
        display: grid;
        padding: var(--space-1) 0 var(--space-2);
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-height: 40px;
        cursor: pointer;
      }
      label span {
        overflow-wrap: anywhere;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-members': Members;
  }
}
