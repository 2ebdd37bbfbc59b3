import { css, html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { hotkeysOf } from '../keys/hotkeys.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { closeOutside, dialog } from '../look/dialog.ts';
import { icon } from '../look/icon.ts';

/** Every key of the app in one list. */
@customElement('alfa-keys')
export class KeysDialog extends AppElement {
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  show() {
    if (!this.dialog.open) this.dialog.showModal();
  }

  override render() {
    const { keys, app } = this.words;
    const part = (title: string, rows: [string, string[][]][]) => html`
      <section>
        <h2>${title}</h2>
        <dl>
          ${rows.map(
            ([what, ways]) => html`<div>
              <dt>${what}</dt>
              <dd>${ways.map((way) => html`<span>${way.map((key) => html`<kbd>${key}</kbd>`)}</span>`)}</dd>
            </div>`,
          )}
        </dl>
      </section>
    `;
    return html`<dialog aria-labelledby="title" @click=${closeOutside}>
      <div class="head">
        <h1 id="title">${keys.title}</h1>
        <form method="dialog">
          <button class="quiet only-icon" aria-label=${app.close}>${icon('close')}</button>
        </form>
      </div>
      <div class="parts">
        ${part(keys.everywhere, [
          [keys.commands, [['Ctrl', 'K']]],
          [keys.record, [['D']]],
          [keys.search, [['/']]],
          [keys.list, [['?']]],
          [keys.back, [['Esc']]],
        ])}
        ${part(keys.inHistory, [
          [keys.move, [['↑'], ['↓']]],
          [keys.open, [['Enter']]],
          [keys.raw, [['R']]],
          [keys.restore, [['U']]],
          [keys.play, [['P']]],
          [keys.copy, [['C']]],
          [keys.edit, [['E']]],
          [keys.remove, [['Delete']]],
        ])}
        ${part(keys.inDictionary, [
          [keys.moveTerms, [['↑'], ['↓']]],
          [keys.edit, [['Enter'], ['E']]],
          [keys.remove, [['Delete']]],
        ])}
        ${part(keys.inQueue, [
          [keys.moveQueue, [['↑'], ['↓']]],
          [keys.play, [['P']]],
          [keys.remove, [['Delete']]],
        ])}
        ${part(keys.inNote, [[keys.record, [['Ctrl', 'Enter']]]])}
        ${part(keys.onPages, [[keys.record, [hotkeysOf(this.app.settings.state.value)]]])}
      </div>
    </dialog>`;
  }

  static override styles = [
    base,
    controls,
    dialog,
    css`
      .parts {
        display: grid;
        gap: var(--space-5);
        padding: var(--space-4) var(--space-5) var(--space-5);
      }
      h2 {
        margin-bottom: var(--space-1);
        color: var(--muted);
        font-size: var(--size-small);
        font-weight: 500;
      }
      dl > div {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-4);
        min-height: 34px;
        border-bottom: 1px solid var(--line);
      }
      dl > div:last-child {
        border: 0;
      }
      dd,
      dd span {
        display: flex;
        gap: var(--space-1);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-keys': KeysDialog;
  }
}
