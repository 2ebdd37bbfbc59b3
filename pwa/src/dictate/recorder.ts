import { type DictationState, lackOf } from '@alfavoice/gateway/client';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Watch } from '../app/cell.ts';
import { AppElement } from '../app/element.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';
import { problemText } from '../look/problem.ts';
import { warningIn } from '../queue/warnings.ts';
import { places } from '../routing/match.ts';
import { duration } from '../words/dates.ts';
import { sentenceOf, type Words } from '../words/words.ts';
import './level-meter.ts';
import './speech-language.ts';
import type { Note } from './note.ts';
import { recorderStyles } from './recorder.styles.ts';
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
          ?disabled=${phase === 'working'}
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
    const kept = trouble.kept !== 'nothing';
    // A server that is away costs nothing but time: that is no alarm.
    const calm = kept && trouble.code === 'unavailable';
    const sentence = `${sentenceOf(this.words, problem)}${kept ? ` ${record.kept}` : ''}`;
    return html`<div class="failed">
      ${calm ? html`<p class="kept" role="status">${icon('queue')}<span>${sentence}</span></p>` : problemText(sentence)}
      ${kept ? html`<a class="button quiet" href=${places.queue}>${record.toQueue}</a>` : nothing}
    </div>`;
  }

  private cancel() {
    this.note.dictation.cancel();
  }

  static override styles = [base, controls, recorderStyles];
}

/** What is going on, in a word or two. */
function stateOf({ record }: Words, { phase, position, line }: DictationState): string {
  switch (phase) {
    case 'listening':
      return position > 0 ? record.waiting(position) : record.listening;
    case 'trouble':
      return '';
    case 'working':
      return line === 'open' ? record.working : record.sending;
    default:
      return record[phase];
  }
}

/**
 * What a person should know besides: the line is broken, it is being tried again, the recording ended by itself, nothing was
 * heard, the server was busy.
 */
function remarkOn(words: Words, state: DictationState): string | undefined {
  const { record } = words;
  const { phase, line, endedBy, final, unkept } = state;
  if (unkept && phase !== 'done' && phase !== 'idle') return warningIn(words, { kind: unkept });
  if (phase === 'listening' && line === 'broken') return record.broken;
  if (phase === 'working' && line === 'broken') return record.trying;
  if (phase !== 'done') return undefined;
  if (endedBy) return endedBy === 'too_long' ? record.tooLong : record.microphoneLost;
  if (!final?.text.trim()) return record.nothingHeard;
  const lack = lackOf(state);
  return lack && record.lacks[lack];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-recorder': Recorder;
  }
}
