import { type Group, maxGroupNameLength, type User } from '@alfavoice/gateway/contract';
import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { AppElement } from '../app/element.ts';
import { eraseLater } from '../app/erasing.ts';
import { type Loaded, loaded, loading } from '../data/answer.ts';
import { addGroup, deleteGroup, listGroups } from '../data/groups.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';
import { problemText } from '../look/problem.ts';
import { places } from '../routing/match.ts';
import { sentenceOf } from '../words/words.ts';
import './members.ts';

/** For administrators: groups of people who share a dictionary, and who is in each. */
@customElement('alfa-groups')
export class Groups extends AppElement {
  @property({ attribute: false }) people: User[] = [];
  @state() private groups: Loaded<Group[]> = loading;
  @state() private openId: string | undefined;
  @state() private problem: string | undefined;
  @state() private busy = false;
  @query('#name') private readonly name!: HTMLInputElement;

  override connectedCallback() {
    super.connectedCallback();
    void this.load();
  }

  private async load() {
    this.groups = loaded(await listGroups(this.app.api));
  }

  override render() {
    const { groups: all, words } = this;
    const { groups } = words;
    return html`<section>
      <h2>${groups.title}</h2>
      <p class="muted small">${groups.lead}</p>
      ${all.kind === 'problem' ? html`${problemText(sentenceOf(words, all.problem))}<button @click=${this.load}>${words.app.again}</button>` : nothing}
      <ul>
        ${repeat(
          all.kind === 'here' ? all.value : [],
          ({ id }) => id,
          (group) => this.row(group),
        )}
      </ul>
      <form @submit=${this.add}>
        <div class="field">
          <label for="name">${groups.name}</label>
          <input id="name" type="text" maxlength=${maxGroupNameLength} autocomplete="off" placeholder=${groups.nameExample} />
        </div>
        <button type="submit" ?disabled=${this.busy}>${groups.add}</button>
      </form>
      ${problemText(this.problem)}
    </section>`;
  }

  private row(group: Group) {
    const { groups } = this.words;
    const open = group.id === this.openId;
    return html`<li>
      <div class="line">
        <span class="name">${group.name}</span>
        <span class="muted small">${groups.members(group.members)},
          <a href=${`${places.dictionary}?group=${group.id}`}>${groups.words(group.terms)}</a></span>
        <span class="actions">
          <button class="quiet" aria-expanded=${open} aria-label=${groups.choose(group.name)} @click=${() => this.toggle(group.id)}>
            ${icon('people')}<span class="words">${groups.people}</span>
          </button>
          <button class="quiet only-icon" aria-label=${groups.remove(group.name)} title=${groups.remove(group.name)} @click=${() => this.erase(group)}>
            ${icon('trash')}
          </button>
        </span>
      </div>
      ${
        open
          ? html`<alfa-members
              .app=${this.app}
              .words=${this.words}
              .group=${group}
              .people=${this.people}
              @change=${this.load}
            ></alfa-members>`
          : nothing
      }
    </li>`;
  }

  private toggle(id: string) {
    this.openId = this.openId === id ? undefined : id;
  }

  private async add(event: Event) {
    event.preventDefault();
    const name = this.name.value.trim();
    if (name === '' || this.busy) return this.name.focus();
    this.busy = true;
    this.problem = undefined;
    const made = await addGroup(this.app.api, name);
    this.busy = false;
    if (!made.ok) {
      const taken = made.problem.code === 'conflict';
      this.problem = taken ? this.words.groups.taken(name) : sentenceOf(this.words, made.problem);
      return;
    }
    this.name.value = '';
    this.openId = made.value.id;
    await this.load();
  }

  /** Gone from the list at once; for good only when it can no longer be undone. */
  private erase(group: Group) {
    const before = this.groups;
    if (before.kind !== 'here') return;
    const { groups } = this.words;
    this.problem = undefined;
    this.groups = { kind: 'here', value: before.value.filter(({ id }) => id !== group.id) };
    eraseLater(this.app.undoing, {
      said: groups.removed(group.name),
      putBack: () => this.load(),
      remove: () => deleteGroup(this.app.api, group.id),
      failed: (problem) => {
        this.problem = `${sentenceOf(this.words, problem)} ${groups.notRemoved(group.name)}`;
      },
    });
  }

  static override styles = [
    base,
    controls,
    css`
      h2 {
        color: var(--muted);
        font-size: var(--size-small);
        font-weight: 500;
      }
      section > p {
        padding: var(--space-1) 0 var(--space-2);
        border-bottom: 1px solid var(--line);
      }
      li {
        padding: var(--space-1) 0;
        border-bottom: 1px solid var(--line);
      }
      .line {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        align-items: center;
        gap: 0 var(--space-4);
        min-height: 36px;
      }
      .name {
        overflow-wrap: anywhere;
      }
      .actions {
        display: flex;
        gap: 2px;
        margin-right: calc(-1 * var(--space-2));
      }
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: end;
        gap: var(--space-3);
        max-width: 400px;
        margin: var(--space-5) 0 var(--space-3);
      }
      form button {
        min-height: 40px;
      }
      @media (max-width: 599px) {
        .line {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .line > .muted {
          grid-row: 2;
        }
        .actions {
          grid-row: 1 / 3;
          grid-column: 2;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-groups': Groups;
  }
}
