import type { DictationDetail, HistoryItem } from '@alfavoice/gateway/contract';
import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import '../audio/player.ts';
import type { Player } from '../audio/player.ts';
import { getAudio } from '../data/history.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';
import { offerFile } from '../look/offer-file.ts';
import { problemText } from '../look/problem.ts';
import './rerun.ts';
import { sentenceOf } from '../words/words.ts';

/** The recording of a dictation: to be listened to, recognised again, downloaded, deleted. Fires `remove-sound` and `again` with the dictation as it is then. */
@customElement('alfa-sound')
export class Sound extends AppElement {
  @property({ attribute: false }) item!: HistoryItem;
  @state() private rerunning = false;
  @state() private problem: string | undefined;
  @query('alfa-player') private readonly player!: Player;

  toggle = () => this.player.toggle();

  override render() {
    const { audio, rerun } = this.words.history;
    return html`<alfa-player
        .app=${this.app}
        .words=${this.words}
        .durationMs=${this.item.duration_ms}
        .load=${this.load}
      ></alfa-player>
      <div class="buttons">
        <button class="quiet" aria-expanded=${this.rerunning} @click=${this.toggleRerun}>
          ${icon('retry')}${rerun.open}
        </button>
        <button class="quiet" @click=${this.download}>${icon('download')}${audio.download}</button>
        <button class="quiet" @click=${() => this.dispatchEvent(new Event('remove-sound'))}>
          ${icon('trash')}${audio.remove}
        </button>
      </div>
      ${problemText(this.problem)}
      ${
        this.rerunning
          ? html`<alfa-rerun
              .app=${this.app}
              .words=${this.words}
              .item=${this.item}
              @leave=${this.toggleRerun}
              @again=${this.again}
            ></alfa-rerun>`
          : nothing
      }`;
  }

  private toggleRerun() {
    this.rerunning = !this.rerunning;
  }

  private again({ detail }: CustomEvent<DictationDetail>) {
    this.rerunning = detail.text === this.item.text;
    this.dispatchEvent(new CustomEvent<DictationDetail>('again', { detail }));
  }

  private readonly load = () => getAudio(this.app.api, this.item.id);

  private async download() {
    const file = await this.load();
    this.problem = file.ok ? undefined : sentenceOf(this.words, file.problem);
    // In Latin letters: not every system keeps others in a file's name.
    if (file.ok) offerFile(file.value, `alfavoice-${this.item.created_at.slice(0, 16).replace(/[T:]/g, '-')}.wav`);
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        margin: var(--space-3) 0 var(--space-1);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        margin-left: calc(-1 * var(--space-2));
      }
      .quiet:hover {
        background: var(--line);
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-sound': Sound;
  }
}
