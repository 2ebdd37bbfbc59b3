import type { Settings } from '@alfavoice/gateway/contract';
import { html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { ask, dialog, question } from '../look/dialog.ts';
import { select } from '../look/select.ts';
import { deletes, type Keeping } from './keeping.ts';
import './setting-row.ts';
import type { Saving } from './setting-row.ts';

/** Offered; what an administrator or another client has chosen besides is offered too. */
const offered: Record<Keeping['name'], readonly number[]> = {
  history_limit: [0, 100, 500, 1000, 5000, 10_000],
  keep_audio_days: [0, 7, 30, 90, 365],
  keep_text_days: [0, 30, 90, 365, 1095],
};

/** How long dictations and their recordings are kept. What would delete waits for a yes. Fires `keep` with a `Keeping`. */
@customElement('alfa-retention')
export class Retention extends AppElement {
  @property({ attribute: false }) settings!: Settings;
  @property({ attribute: false }) saving: Partial<Record<keyof Settings, Saving>> = {};
  @state() private asked: Keeping | undefined;
  @query('dialog') private readonly confirm!: HTMLDialogElement;

  override render() {
    const { historyLimit, keepAudio, keepText } = this.words.settings;
    const [question, action] = this.question();
    return html`${this.row('keep_text_days', keepText, (days) => (days === 0 ? keepText.always : keepText.days(days)))}
      ${this.row('keep_audio_days', keepAudio, (days) => (days === 0 ? keepAudio.never : keepAudio.days(days)))}
      ${this.row('history_limit', historyLimit, (most) => (most === 0 ? historyLimit.all : historyLimit.newest(most)))}
      <dialog aria-labelledby="confirm">
        <form method="dialog">
          <p id="confirm">${question}</p>
          <div class="buttons">
            <button value="">${this.words.app.cancel}</button>
            <button class="primary" value="yes">${action}</button>
          </div>
        </form>
      </dialog>`;
  }

  private row(
    name: Keeping['name'],
    { label, hint }: { label: string; hint: string },
    words: (value: number) => string,
  ) {
    const chosen = this.settings[name];
    const values = [...new Set([...offered[name], chosen])].sort((a, b) => a - b);
    const options = values.map((value) => [value, words(value)] as const);
    return html`<alfa-setting .words=${this.words} .label=${label} .hint=${hint} .saving=${this.saving[name]}>
      ${select(label, options, chosen, (value) => this.choose({ name, value }))}
    </alfa-setting>`;
  }

  private async choose(keeping: Keeping) {
    if (!deletes(keeping, this.settings[keeping.name])) return this.keep(keeping);
    this.asked = keeping;
    if (await ask(this.confirm)) this.keep(keeping);
  }

  private question(): [question: string, action: string] {
    const { historyLimit, keepAudio, keepText } = this.words.settings;
    const { name, value } = this.asked ?? { name: 'history_limit', value: 0 };
    if (name === 'history_limit') return [historyLimit.confirm(value), historyLimit.confirmAction];
    if (name === 'keep_text_days') return [keepText.confirm(value), keepText.confirmAction];
    return [value === 0 ? keepAudio.confirmNever : keepAudio.confirm(value), keepAudio.confirmAction];
  }

  private keep(detail: Keeping) {
    this.dispatchEvent(new CustomEvent<Keeping>('keep', { detail }));
  }

  static override styles = [base, controls, dialog, question];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-retention': Retention;
  }
}
