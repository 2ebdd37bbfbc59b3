import type { Answer } from '@alfavoice/gateway/client';
import { css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { type Loaded, loaded } from '../data/answer.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';
import { problemText } from '../look/problem.ts';
import { duration } from '../words/dates.ts';
import { sentenceOf } from '../words/words.ts';
import { peaksOf, readWav } from './wav.ts';
import './waveform.ts';

/** Bars of the waveform: thin and apart on a phone, still a picture on a wide screen. */
const barCount = 96;
/** Longer ones come when they are played: 10 minutes are 19 MB. */
const longestByItselfMs = 10 * 60 * 1000;
/** How far an arrow key goes. */
const stepS = 2;

/** Plays a recording and shows its waveform; a click or the arrow keys move within it. */
@customElement('alfa-player')
export class Player extends AppElement {
  @property({ attribute: false }) load!: () => Promise<Answer<Blob>>;
  @property({ type: Number }) durationMs = 0;
  @state() private sound: Loaded<Blob> | undefined;
  @state() private peaks: number[] = new Array(barCount).fill(0);
  @state() private playing = false;
  @state() private atS = 0;
  @query('alfa-waveform') private readonly waveform!: HTMLElement;
  private audio: HTMLAudioElement | undefined;
  private fetching: Promise<void> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    if (this.durationMs <= longestByItselfMs) void this.bring();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.audio?.pause();
    if (this.audio) URL.revokeObjectURL(this.audio.src);
    this.audio = undefined;
    this.sound = undefined;
  }

  /** Plays on, or pauses. */
  async toggle() {
    if (this.playing) return this.audio?.pause();
    if (this.sound?.kind !== 'here') await this.bring();
    await this.audio?.play();
  }

  override render() {
    const { audio } = this.words.history;
    const totalS = this.durationMs / 1000;
    const problem = this.sound?.kind === 'problem' ? sentenceOf(this.words, this.sound.problem) : undefined;
    return html`<div class="player" role="group" aria-label=${audio.label}>
        <button
          class="quiet only-icon play"
          aria-label=${this.playing ? audio.pause : audio.play}
          aria-keyshortcuts="P"
          @click=${this.toggle}
        >
          ${icon(this.playing ? 'pause' : 'play')}
        </button>
        <div class="track">
          <alfa-waveform .peaks=${this.peaks}></alfa-waveform>
          <input
            type="range"
            min="0"
            max=${totalS}
            step="0.1"
            aria-label=${audio.position}
            aria-valuetext=${audio.at(duration(this.atS * 1000), duration(this.durationMs))}
            .value=${String(this.atS)}
            @input=${({ target }: Event) => this.seek(Number((target as HTMLInputElement).value))}
            @keydown=${this.press}
          />
        </div>
        <time class="figures muted small">${duration(this.playing || this.atS > 0 ? this.atS * 1000 : this.durationMs)}</time>
      </div>
      ${problemText(problem)}`;
  }

  /** Whoever presses while it is on its way hears it when it is there. */
  private bring(): Promise<void> {
    this.fetching ??= this.fetch().finally(() => {
      this.fetching = undefined;
    });
    return this.fetching;
  }

  private async fetch() {
    this.sound = { kind: 'loading' };
    const got = loaded(await this.load());
    const wav = got.kind === 'here' ? readWav(await got.value.arrayBuffer()) : undefined;
    if (!this.isConnected) return;
    if (wav) this.peaks = peaksOf(wav, barCount);
    // Here only when it can be played: who presses a moment earlier waits for it.
    if (got.kind === 'here') this.audio = this.listen(new Audio(URL.createObjectURL(got.value)));
    this.sound = got;
  }

  private listen(audio: HTMLAudioElement): HTMLAudioElement {
    audio.onplay = () => {
      this.playing = true;
      requestAnimationFrame(this.follow);
    };
    audio.onpause = () => {
      this.playing = false;
    };
    audio.ontimeupdate = () => {
      this.atS = audio.currentTime;
    };
    audio.onended = () => this.seek(0);
    return audio;
  }

  /** The waveform follows every frame; words and figures need less. */
  private readonly follow = () => {
    if (!this.audio) return;
    this.show(this.audio.currentTime);
    if (this.playing) requestAnimationFrame(this.follow);
  };

  private show(atS: number) {
    this.waveform.style.setProperty('--played', String((atS * 1000) / Math.max(1, this.durationMs)));
  }

  private seek(atS: number) {
    this.atS = Math.min(Math.max(0, atS), this.durationMs / 1000);
    if (this.audio) this.audio.currentTime = this.atS;
    this.show(this.atS);
  }

  private press(event: KeyboardEvent) {
    const step = { ArrowLeft: -stepS, ArrowRight: stepS }[event.key];
    if (event.key === ' ') void this.toggle();
    else if (step) this.seek(this.atS + step);
    else return;
    event.preventDefault();
  }

  static override styles = [
    base,
    controls,
    css`
      .player {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--space-3);
      }
      .play {
        border: 1px solid var(--edge);
        border-radius: 50%;
        color: var(--ink);
      }
      .play:hover {
        background: var(--line);
      }
      .track {
        position: relative;
        border-radius: var(--radius-control);
      }
      .track:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
      input[type="range"] {
        position: absolute;
        inset: 0;
        min-height: 0;
        height: 100%;
        margin: 0;
        padding: 0;
        opacity: 0;
        cursor: pointer;
      }
      time {
        min-width: 38px;
        text-align: right;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-player': Player;
  }
}
