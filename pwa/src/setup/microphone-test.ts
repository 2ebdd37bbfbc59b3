import { levelOf, type Microphone, type MicrophoneTrouble } from '@alfavoice/gateway/client';
import { css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import '../dictate/level-meter.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';
import { problemText } from '../look/problem.ts';

/** Louder than this is a voice: -30 dBFS; a quiet room lies near 0.1. */
const voiceLevel = 0.5;
/** So much voice is a word or two: 8 frames of 50 ms. */
const voiceFrames = 8;
/** Without a voice for so long, advice helps: 5 s of frames. */
const quietFrames = 100;

/** Opens the microphone and shows what it hears; nothing is sent anywhere. Fires `heard` when the person goes on. */
@customElement('alfa-microphone-test')
export class MicrophoneTest extends AppElement {
  @state() private phase: 'idle' | 'opening' | 'open' = 'idle';
  @state() private trouble: MicrophoneTrouble | undefined;
  @state() private level = 0;
  @state() private frames = 0;
  @state() private voice = 0;
  private abort = new AbortController();
  private microphone: Microphone | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.abort.abort();
    void this.microphone?.stop();
  }

  override render() {
    const { microphone } = this.words.setup;
    const heard = this.voice >= voiceFrames;
    if (this.phase === 'idle')
      return html`${problemText(this.trouble && this.words.problems[this.trouble])}
        <button class="primary" @click=${this.open}>${icon('mic')}${microphone.start}</button>`;
    if (this.phase === 'opening') return html`<p role="status">${microphone.opening}</p>`;
    return html`<div class="meter ${heard ? 'heard' : ''}">
        <alfa-level label=${this.words.record.level} .level=${this.level} .at=${this.frames}></alfa-level>
        <p role="status">${heard ? microphone.heard : this.frames > quietFrames ? microphone.quiet : microphone.listening}</p>
      </div>
      <button class=${heard ? 'primary' : ''} @click=${this.goOn}>${microphone.next}</button>`;
  }

  private async open() {
    this.phase = 'opening';
    this.trouble = undefined;
    const opened = await this.app.microphone(this.abort.signal);
    if (!opened.ok) {
      this.trouble = opened.code;
      this.phase = 'idle';
      return;
    }
    this.microphone = opened.value;
    this.phase = 'open';
    for await (const frame of opened.value.frames) {
      this.level = levelOf(frame);
      this.frames++;
      if (this.level > voiceLevel) this.voice++;
    }
    if ((await opened.value.ended) === 'microphone_lost') {
      this.trouble = 'microphone_missing';
      this.phase = 'idle';
    }
  }

  private async goOn() {
    await this.microphone?.stop();
    this.dispatchEvent(new Event('heard'));
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        justify-items: start;
        gap: var(--space-4);
      }
      .meter {
        display: grid;
        grid-template-columns: 160px minmax(0, 1fr);
        align-items: center;
        gap: var(--space-5);
        width: 100%;
        min-height: 76px;
        padding: var(--space-3) var(--space-5);
        border: 1px solid var(--line);
        border-radius: var(--radius-card);
        background: var(--raised);
      }
      alfa-level {
        height: 44px;
        color: var(--edge);
      }
      .heard alfa-level {
        color: var(--accent);
      }
      @media (max-width: 479px) {
        .meter {
          grid-template-columns: 1fr;
          gap: var(--space-2);
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-microphone-test': MicrophoneTest;
  }
}
