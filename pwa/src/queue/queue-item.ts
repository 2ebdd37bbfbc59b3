import { type OutboxItem, unavailable } from '@alfavoice/gateway/client';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import '../audio/player.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import '../look/copy-button.ts';
import { type IconName, icon } from '../look/icon.ts';
import { places } from '../routing/match.ts';
import { datesOf, duration } from '../words/dates.ts';
import { megabytes } from '../words/sizes.ts';
import { sentenceOf } from '../words/words.ts';
import { queueItemStyles } from './queue-item.styles.ts';

const icons: Record<OutboxItem['state'], IconName> = {
  recording: 'mic',
  kept_here: 'queue',
  sending: 'send',
  recognising: 'pencil',
  stored: 'check',
  needs_you: 'trouble',
};

/** One recording on this device: when, how long, how large, what becomes of it. Fires `discard` and `retry`. */
@customElement('alfa-queue-item')
export class QueueItem extends AppElement {
  @property({ attribute: false }) item!: OutboxItem;
  /** The one that Tab reaches; the arrows move it. */
  @property({ type: Boolean }) reached = false;
  @state() private playing = false;

  override focus() {
    this.renderRoot.querySelector('article')?.focus();
  }

  listen() {
    if (this.audible) this.playing = !this.playing;
  }

  private get audible() {
    const { state, bytes, reason } = this.item;
    return bytes > 0 && state !== 'recording' && reason !== 'unreadable';
  }

  override render() {
    const { item, words } = this;
    const { queue, history } = words;
    const at = datesOf(words).moment(new Date(item.recordedAt));
    return html`<article tabindex=${this.reached ? 0 : -1} aria-label=${queue.entry(at)}>
      <div class="line">
        <p class="state ${item.state}">${icon(icons[item.state])}<span>${queue.state[item.state]}</span></p>
        <p class="about muted figures">
          <time datetime=${item.recordedAt}>${at}</time>
          <span>${item.host ?? history.note}</span>
          <span>${duration(item.durationMs)}</span>
          ${item.bytes > 0 ? html`<span>${megabytes(item.bytes, words)}</span>` : nothing}
          ${this.progress()}
        </p>
        <div class="actions">${this.actions()}</div>
      </div>
      ${this.remarks()} ${item.text ? html`<p class="text">${item.text}</p>` : nothing}
      ${
        this.playing
          ? html`<alfa-player
              .app=${this.app}
              .words=${words}
              .durationMs=${item.durationMs}
              .load=${this.load}
            ></alfa-player>`
          : nothing
      }
    </article>`;
  }

  private progress() {
    const { state, sentBytes, bytes } = this.item;
    if (state !== 'sending' && state !== 'kept_here') return nothing;
    if (sentBytes === 0 || bytes === 0) return nothing;
    return html`<span>${this.words.queue.sent(Math.floor((sentBytes / bytes) * 100))}</span>`;
  }

  private remarks() {
    const { queue } = this.words;
    const { state, reason, interrupted, damagedMs } = this.item;
    const remarks = [
      ...(interrupted ? [queue.interrupted] : []),
      ...(damagedMs > 0 ? [queue.damaged(Math.ceil(damagedMs / 1000))] : []),
    ];
    return html`${remarks.length > 0 ? html`<p class="muted small">${remarks.join(', ')}</p>` : nothing}
    ${
      state === 'needs_you' && reason
        ? html`<p class="problem">${
            reason === 'unreadable'
              ? queue.unreadable
              : `${sentenceOf(this.words, { code: reason })} ${queue.keptAnyway}`
          }</p>`
        : nothing
    }`;
  }

  private actions() {
    const { item, words } = this;
    const { queue } = words;
    if (item.state === 'stored')
      return item.text
        ? html`<alfa-copy .app=${this.app} .words=${words} .text=${item.text}></alfa-copy>
            <a class="button quiet" href=${places.history}>${icon('history')}<span class="words">${queue.openHistory}</span></a>`
        : html`<a class="button quiet" href=${places.history}>${icon('history')}<span class="words">${queue.openHistory}</span></a>`;
    const asked = item.state === 'needs_you' && item.reason !== 'unreadable';
    const discardable = item.state !== 'recording' && item.state !== 'sending';
    return html`${
      asked
        ? html`<button class="quiet act" @click=${() => this.tell('retry')}>${icon('retry')}<span class="words">${queue.sendOne}</span></button>`
        : nothing
    }
    ${
      this.audible
        ? html`<button class="quiet" aria-expanded=${this.playing} @click=${this.listen}>
            ${icon('play')}<span class="words">${this.playing ? queue.hide : queue.play}</span>
          </button>`
        : nothing
    }
    ${
      discardable
        ? html`<button class="quiet only-icon" aria-label=${queue.discard} title=${queue.discard} @click=${() => this.tell('discard')}>
            ${icon('trash')}
          </button>`
        : nothing
    }`;
  }

  private readonly load = async () => {
    const value = await this.app.queue.sound(this.item.id);
    if (value) return { ok: true, value } as const;
    return { ok: false, problem: { ...unavailable(this.words.queue.lost, 404), code: 'not_found' } } as const;
  };

  private tell(what: 'discard' | 'retry') {
    this.dispatchEvent(new Event(what));
  }

  static override styles = [base, controls, queueItemStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-queue-item': QueueItem;
  }
}
