import { css, html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { type ExportFormat, exportFormats, exportHistory } from '../data/history.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { dialog } from '../look/dialog.ts';
import { icon } from '../look/icon.ts';
import { offerFile } from '../look/offer-file.ts';
import { problemText } from '../look/problem.ts';
import { sentenceOf } from '../words/words.ts';

const endings: Record<ExportFormat, string> = { markdown: 'md', json: 'json', zip: 'zip' };

/** Everything that is the person's, as a file. */
@customElement('alfa-export')
export class ExportDialog extends AppElement {
  @state() private working: ExportFormat | undefined;
  @state() private problem: string | undefined;
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  show() {
    this.problem = undefined;
    if (!this.dialog.open) this.dialog.showModal();
  }

  override render() {
    const { history, app } = this.words;
    const { exporting } = history;
    return html`<dialog aria-labelledby="title">
      <div class="head">
        <h1 id="title">${exporting.title}</h1>
        <button class="quiet only-icon" aria-label=${app.close} @click=${() => this.dialog.close()}>${icon('close')}</button>
      </div>
      <div class="body">
        <p class="muted">${exporting.lead}</p>
        ${exportFormats.map(
          (format) => html`<button ?disabled=${this.working !== undefined} @click=${() => this.save(format)}>
            ${icon('download')}${exporting.formats[format]}
          </button>`,
        )}
        <p class="muted small" role="status">${this.working ? exporting.working : ''}</p>
        ${problemText(this.problem)}
      </div>
    </dialog>`;
  }

  private async save(format: ExportFormat) {
    this.working = format;
    this.problem = undefined;
    const file = await exportHistory(this.app.api, format);
    this.working = undefined;
    if (!file.ok) {
      this.problem = sentenceOf(this.words, file.problem);
      return;
    }
    offerFile(file.value, `alfavoice-${this.app.now().toISOString().slice(0, 10)}.${endings[format]}`);
    this.dialog.close();
  }

  static override styles = [
    base,
    controls,
    dialog,
    css`
      dialog {
        width: min(440px, calc(100vw - 32px));
      }
      .body {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-3) var(--space-5) var(--space-5);
      }
      .body button {
        justify-content: flex-start;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-export': ExportDialog;
  }
}
