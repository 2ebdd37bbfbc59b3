import { css, html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { Watch } from '../app/cell.ts';
import { AppElement } from '../app/element.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { dialog } from '../look/dialog.ts';

/** Before one signs out while something waits on this device: what becomes of it. */
@customElement('alfa-leaving')
export class LeavingDialog extends AppElement {
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  constructor() {
    super();
    new Watch(this, () => [this.app.leaving, this.app.queue.state]);
  }

  override updated() {
    const asked = this.app.leaving.value;
    if (asked && !this.dialog.open) {
      this.dialog.returnValue = '';
      this.dialog.showModal();
    }
  }

  override render() {
    const { leaving } = this.words.queue;
    return html`<dialog aria-labelledby="title" @close=${this.decide}>
      <form method="dialog">
        <h2 id="title">${leaving.title(Math.max(1, this.app.queue.state.value.summary.count))}</h2>
        <p>${leaving.lead}</p>
        <div class="buttons">
          <button value="yes">${leaving.leave}</button>
          <button class="primary" value="">${leaving.stay}</button>
        </div>
      </form>
    </dialog>`;
  }

  private decide() {
    void this.app.leave(this.dialog.returnValue === 'yes');
  }

  static override styles = [
    base,
    controls,
    dialog,
    css`
      dialog {
        width: min(440px, calc(100vw - 32px));
        padding: var(--space-5);
      }
      p {
        margin-top: var(--space-2);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: var(--space-2);
        margin-top: var(--space-5);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-leaving': LeavingDialog;
  }
}
