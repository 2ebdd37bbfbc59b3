import { html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { Watch } from '../app/cell.ts';
import { AppElement } from '../app/element.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { ask, dialog, question } from '../look/dialog.ts';

/** Before one signs out while something waits on this device: what becomes of it. */
@customElement('alfa-leaving')
export class LeavingDialog extends AppElement {
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  constructor() {
    super();
    new Watch(this, () => [this.app.leaving, this.app.queue.state]);
  }

  override updated() {
    if (this.app.leaving.value && !this.dialog.open) void ask(this.dialog).then((yes) => this.app.leave(yes));
  }

  override render() {
    const { leaving } = this.words.queue;
    return html`<dialog aria-labelledby="title">
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

  static override styles = [base, controls, dialog, question];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-leaving': LeavingDialog;
  }
}
