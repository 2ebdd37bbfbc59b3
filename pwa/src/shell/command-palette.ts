import { css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { closeOutside, dialog } from '../look/dialog.ts';
import { type Command, commandsOf, matching, type ShellActions } from './commands.ts';

/** Ctrl K: type what you want, Enter does it. */
@customElement('alfa-palette')
export class CommandPalette extends AppElement {
  actions!: ShellActions;
  @state() private typed = '';
  @state() private chosen = 0;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @query('input') private readonly input!: HTMLInputElement;

  async show() {
    if (this.dialog.open) return;
    this.typed = '';
    this.chosen = 0;
    this.dialog.showModal();
    await this.updateComplete;
    this.input.value = '';
    this.input.focus();
  }

  override render() {
    const { words } = this;
    const found = matching(commandsOf(this.app, words, this.actions), this.typed);
    const chosen = Math.min(this.chosen, found.length - 1);
    return html`<dialog aria-label=${words.palette.title} @click=${closeOutside} @keydown=${this.press(found, chosen)}>
      <input
        type="text"
        role="combobox"
        aria-label=${words.palette.title}
        aria-expanded="true"
        aria-controls="commands"
        aria-autocomplete="list"
        aria-activedescendant=${found[chosen]?.id ?? nothing}
        placeholder=${words.palette.placeholder}
        autocomplete="off"
        spellcheck="false"
        @input=${this.type}
      />
      <ul id="commands" role="listbox" aria-label=${words.palette.title}>
        ${found.map(
          (command, index) => html`<li
            id=${command.id}
            role="option"
            aria-selected=${index === chosen}
            @pointermove=${() => {
              this.chosen = index;
            }}
            @click=${() => this.run(command)}
          >
            <span>${command.label}</span>${command.key ? html`<kbd>${command.key}</kbd>` : nothing}
          </li>`,
        )}
      </ul>
      ${found.length === 0 ? html`<p class="none muted">${words.palette.none}</p>` : nothing}
    </dialog>`;
  }

  private type() {
    this.typed = this.input.value;
    this.chosen = 0;
  }

  private press = (found: Command[], chosen: number) => async (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) {
      event.preventDefault();
      this.chosen = (chosen + step + found.length) % found.length;
      await this.updateComplete;
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      this.run(found[chosen]);
    }
  };

  private run(command: Command | undefined) {
    if (!command) return;
    this.dialog.close();
    command.run();
  }

  static override styles = [
    base,
    controls,
    dialog,
    css`
      dialog {
        margin-top: 12vh;
        overflow: hidden;
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
      }
      input[role="combobox"] {
        flex: none;
        min-height: 52px;
        padding: 0 var(--space-4);
        border: 0;
        border-bottom: 1px solid var(--line);
        border-radius: 0;
        background: none;
        font-size: var(--size-reading);
      }
      input[role="combobox"]:focus-visible {
        outline: none;
      }
      ul {
        overflow-y: auto;
        padding: 6px;
      }
      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: 38px;
        padding: 0 10px;
        border-radius: var(--radius-control);
        cursor: pointer;
      }
      li[aria-selected="true"] {
        background: var(--accent-wash);
      }
      .none {
        padding: var(--space-2) var(--space-4) var(--space-4);
      }
      @media (forced-colors: active) {
        li[aria-selected="true"] {
          outline: 2px solid Highlight;
          outline-offset: -2px;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-palette': CommandPalette;
  }
}
