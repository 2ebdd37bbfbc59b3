import type { OutboxItem, OutboxWarning } from '@alfavoice/gateway/client';
import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { Watch } from '../app/cell.ts';
import { AppElement } from '../app/element.ts';
import { moveFocus } from '../keys/move-focus.ts';
import { Keyboard } from '../keys/shortcuts.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { ask, dialog, question } from '../look/dialog.ts';
import { icon } from '../look/icon.ts';
import { emptyScreen, page } from '../look/page.ts';
import { problemText } from '../look/problem.ts';
import { places } from '../routing/match.ts';
import { duration } from '../words/dates.ts';
import { megabytes } from '../words/sizes.ts';
import type { QueueItem } from './queue-item.ts';
import './queue-item.ts';
import { queueStyles } from './queue.styles.ts';
import { warningIn } from './warnings.ts';

/** What waits on this device: each recording with its state, and what can be done with it. */
@customElement('alfa-queue')
export class QueueView extends AppElement {
  @state() private reachedId: string | undefined;
  @state() private sending = false;
  @state() private problem: string | undefined;
  /** Waits for a yes. */
  @query('dialog') private readonly confirm!: HTMLDialogElement;

  constructor() {
    super();
    new Watch(this, () => [this.app.queue.state]);
    new Keyboard(this, {
      ArrowDown: () => moveFocus(this.rows, 1),
      ArrowUp: () => moveFocus(this.rows, -1),
      KeyP: () => this.current?.listen(),
      Delete: () => this.current && this.discard(this.current.item),
    });
  }

  override render() {
    const { words } = this;
    const { queue } = words;
    const { items, summary, warnings, waitsFor } = this.app.queue.state.value;
    const waiting = items.filter((item) => item.state !== 'stored');
    const stored = items.filter((item) => item.state === 'stored').toReversed();
    const size = `${duration(summary.durationMs)}, ${megabytes(summary.bytes, words)}`;
    return html`<div class="page">
      <header>
        <h1>${words.places.queue}</h1>
        <p>${queue.lead}</p>
      </header>
      ${warnings.map((warning) => this.warning(warning))}
      ${waitsFor ? html`<p class="waits" role="status">${icon('offline')}<span>${queue.waitsFor[waitsFor]}</span></p>` : nothing}
      ${problemText(this.problem)}
      ${
        waiting.length === 0
          ? this.empty()
          : html`<div class="summary">
                <p class="figures muted" role="status">${queue.summary(summary.count, size)}</p>
                <button ?disabled=${this.sending} @click=${this.send}>${icon('send')}${queue.sendAll}</button>
              </div>
              ${this.list(waiting)}`
      }
      ${stored.length > 0 ? html`<h2>${queue.storedTitle}</h2>${this.list(stored)}` : nothing}
      <dialog aria-labelledby="confirm">
        <form method="dialog">
          <h2 id="confirm">${queue.confirm.title}</h2>
          <p>${queue.confirm.lead}</p>
          <div class="buttons">
            <button value="">${words.app.cancel}</button>
            <button class="primary" value="yes">${queue.confirm.submit}</button>
          </div>
        </form>
      </dialog>
    </div>`;
  }

  private warning(warning: OutboxWarning) {
    const { app } = this.words;
    return html`<div class="warning">
      <p role="alert">${icon('trouble')}<span>${warningIn(this.words, warning)}</span></p>
      ${
        warning.kind === 'evicted'
          ? html`<button class="quiet" @click=${() => this.app.queue.forgetEviction()}>${app.close}</button>`
          : nothing
      }
    </div>`;
  }

  private list(items: OutboxItem[]) {
    const reached = items.find(({ id }) => id === this.reachedId)?.id ?? items[0]?.id;
    return html`<ol>
      ${repeat(
        items,
        ({ id }) => id,
        (item) => html`<li>
          <alfa-queue-item
            .app=${this.app}
            .words=${this.words}
            .item=${item}
            .reached=${item.id === reached}
            @focusin=${() => {
              this.reachedId = item.id;
            }}
            @discard=${() => this.discard(item)}
            @retry=${() => this.app.queue.retry(item.id)}
          ></alfa-queue-item>
        </li>`,
      )}
    </ol>`;
  }

  private empty() {
    const { empty } = this.words.queue;
    return html`<div class="empty">
      <h2>${empty.title}</h2>
      <p class="muted">${empty.lead}</p>
      <a class="button primary" href=${places.dictate}>${icon('mic')}${empty.action}</a>
    </div>`;
  }

  private get rows(): QueueItem[] {
    return Array.from(this.renderRoot.querySelectorAll('alfa-queue-item'));
  }
  private get current(): QueueItem | undefined {
    return this.rows.find((row) => row.matches(':focus-within'));
  }

  private async send() {
    this.sending = true;
    const needy = this.app.queue.state.value.items.filter(
      ({ state, reason }) => state === 'needs_you' && reason !== 'unreadable',
    );
    await Promise.all(needy.map(({ id }) => this.app.queue.retry(id)));
    await this.app.queue.send();
    this.sending = false;
  }

  private async discard({ id, state }: OutboxItem) {
    if (state === 'stored' || state === 'recording' || state === 'sending') return;
    if (!(await ask(this.confirm))) return;
    this.problem = undefined;
    if (!(await this.app.queue.discard(id))) this.problem = this.words.queue.notDiscarded;
  }

  static override styles = [base, controls, page, emptyScreen, dialog, question, queueStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-queue': QueueView;
  }
}
