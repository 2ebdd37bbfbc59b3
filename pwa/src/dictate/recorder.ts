import type { DictationState } from '@alfavoice/gateway/client';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Watch } from '../app/cell.ts';
import { AppElement } from '../app/element.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';
import { problemText } from '../look/problem.ts';
import { duration } from '../words/dates.ts';
import { sentenceOf, type Words } from '../words/words.ts';
import './level-meter.ts';
import './speech-language.ts';
import type { Note } from './note.ts';
import { toggleDictation } from './toggle.ts';

/** Longer than this, a wait shows how long it is. */
const patienceMs = 2000;

/** One button that starts and stops, and what is going on beside it. */
@customElement('alfa-recorder')
export class Recorder extends AppElement {
  @property({ attribute: false }) note!: Note;
  /** Since the recording ended. */
  @state() private waitedMs = 0;
  private waiting: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    new Watch(this, () => [this.note.state]);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.stopWaiting();
  }

  override updated() {
    if (this.note.state.value.phase !== 'working') this.stopWaiting();
    else if (this.waiting === undefined) {
      const since = this.app.now().getTime();
      this.waiting = setInterval(() => {
        this.waitedMs = this.app.now().getTime() - since;
      }, 1000);
    }
  }

  private stopWaiting() {
    clearInterval(this.waiting);
    this.waiting = undefined;
    this.waitedMs = 0;
  }

  override render() {
    const { value: state } = this.note.state;
    const { phase } = state;
    const { record } = this.words;
    const on = phase === 'preparing' || phase === 'listening';
    const remark = remarkOn(this.words, state);
    return html`
      ${phase === 'trouble' ? this.trouble(state) : nothing}
      ${remark ? html`<p class="remark small" role="alert">${icon('trouble')}${remark}</p>` : nothing}
      <div class="bar ${phase}">
        <button
          class="record ${on ? 'on' : ''}"
          aria-label=${on ? record.stop : record.start}
          aria-keyshortcuts="Control+Enter"
          ?disabled=${phase === 'working' || (this.note.unfinished() && !on)}
          @click=${() => toggleDictation(this.app, this.note)}
        >
          ${icon(on ? 'stop' : 'mic')}
        </button>
        <div class="state">
          <span role="status">${stateOf(this.words, state)}</span>
          ${this.waitedMs > patienceMs ? html`<time class="figures">${duration(this.waitedMs)}</time>` : nothing}
          ${phase === 'idle' || phase === 'done' ? html`<kbd aria-hidden="true">Ctrl Enter</kbd>` : nothing}
        </div>
        ${
          on
            ? html`<alfa-level label=${record.level} .level=${state.level} .at=${state.elapsedMs}></alfa-level>
                <time class="figures">${duration(state.elapsedMs)}</time>
                <button class="quiet only-icon" aria-label=${record.cancel} @click=${this.cancel}>${icon('close')}</button>`
            : html`<alfa-speech-language .app=${this.app} .words=${this.words}></alfa-speech-language>`
        }
      </div>
    `;
  }

  private trouble({ trouble }: DictationState) {
    if (!trouble) return nothing;
    const { record } = this.words;
    const problem = { code: trouble.code, retry_after: trouble.retryAfterS };
    const kept = trouble.kept === 'recording';
    return html`<div class="failed">
      ${problemText(`${sentenceOf(this.words, problem)}${kept ? ` ${record.kept}` : ''}`)}
      ${
        kept
          ? html`<button class="primary" @click=${() => void this.note.dictation.retry()}>${record.retry}</button>
              <button @click=${this.cancel}>${record.discard}</button>`
          : nothing
      }
    </div>`;
  }

  private cancel() {
    this.note.dictation.cancel();
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        container-type: inline-size;
        border: 1px solid var(--line);
        border-radius: 36px;
        background: var(--raised);
        box-shadow: var(--shadow-float);
      }
      .bar {
        display: grid;
        grid-template-columns: auto minmax(96px, 1fr) auto;
        align-items: center;
        gap: var(--space-4);
        min-height: 70px;
        padding: 0 var(--space-4) 0 10px;
      }
      .bar.preparing,
      .bar.listening {
        grid-template-columns: auto minmax(0, 1fr) 140px auto auto;
      }
      .record {
        width: 50px;
        height: 50px;
        min-height: 50px;
        padding: 0;
        border: 0;
        border-radius: 50%;
        background: var(--accent-fill);
        color: var(--on-accent);
      }
      .record .icon {
        width: 22px;
        height: 22px;
      }
      .record:hover:not(:disabled) {
        background: color-mix(in oklab, var(--accent-fill) 90%, var(--ink));
      }
      .record:disabled {
        background: var(--hover);
        color: var(--muted);
        opacity: 1;
      }
      .record.on {
        background: var(--recording);
        color: var(--on-recording);
      }
      .record.on:hover {
        background: color-mix(in oklab, var(--recording) 90%, var(--ink));
      }
      .record.on .icon svg {
        fill: currentColor;
        scale: 0.75;
      }
      alfa-speech-language {
        grid-column: -2;
        justify-self: end;
      }
      .state {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        line-height: var(--leading-heading);
      }
      alfa-level {
        height: 30px;
        color: var(--recording);
      }
      time {
        min-width: 38px;
        color: var(--muted);
        font-size: var(--size-small);
        text-align: right;
      }
      .failed {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        padding: var(--space-4) var(--space-5) 0;
      }
      .remark {
        display: flex;
        gap: var(--space-2);
        padding: var(--space-4) var(--space-5) 0;
        color: var(--warning-ink);
      }
      .failed .problem {
        flex: 1 1 260px;
      }
      /* A phone, or the narrow column of the set-up: the button and the bars say it; words stay for those who listen. */
      @container (max-width: 520px) {
        .bar,
        .bar.preparing,
        .bar.listening {
          gap: var(--space-3);
          min-height: 76px;
        }
        .bar.preparing,
        .bar.listening {
          grid-template-columns: auto minmax(0, 1fr) auto auto;
        }
        .bar:not(.working) .state {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        .record {
          width: 56px;
          height: 56px;
        }
      }
      @media (forced-colors: active) {
        .record {
          border: 2px solid ButtonText;
        }
      }
    `,
  ];
}

/** What is going on, in a word or two. */
function stateOf({ record }: Words, { phase, position }: DictationState): string {
  switch (phase) {
    case 'listening':
      return position > 0 ? record.waiting(position) : record.listening;
    case 'trouble':
      return '';
    default:
      return record[phase];
  }
}

/** What a person should know besides: the line is broken, it is being tried again, the recording ended by itself, nothing was heard. */
function remarkOn({ record }: Words, { phase, line, endedBy, final }: DictationState): string | undefined {
  if (phase === 'listening' && line === 'broken') return record.broken;
  if (phase === 'working' && line === 'broken') return record.trying;
  if (phase !== 'done') return undefined;
  if (endedBy) return endedBy === 'too_long' ? record.tooLong : record.microphoneLost;
  return final?.text.trim() ? undefined : record.nothingHeard;
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-recorder': Recorder;
  }
}
