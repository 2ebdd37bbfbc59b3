import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { Watch } from '../app/cell.ts';
import { AppElement } from '../app/element.ts';
import { Keyboard } from '../keys/shortcuts.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import '../look/copy-button.ts';
import { icon } from '../look/icon.ts';
import { page } from '../look/page.ts';
import { waitingBeside } from '../queue/waiting.ts';
import { places } from '../routing/match.ts';
import './recorder.ts';
import { toggleDictation } from './toggle.ts';

/** A page one can talk into. What is written stays on this device until it is cleared. */
@customElement('alfa-dictate')
export class DictateView extends AppElement {
  @query('textarea') private readonly area!: HTMLTextAreaElement;
  @query('.hypothesis') private readonly hypothesis!: HTMLElement | null;

  constructor() {
    super();
    new Watch(this, () => [this.app.note.text, this.app.note.state, this.app.note.kept, this.app.queue.state]);
    new Keyboard(this, { 'mod+Enter': () => toggleDictation(this.app) });
  }

  override updated(_changed: PropertyValues) {
    const { area } = this;
    area.style.height = '0';
    area.style.height = `${area.scrollHeight}px`;
    const { phase } = this.app.note.state.value;
    if (phase === 'listening' || phase === 'working') this.hypothesis?.scrollIntoView({ block: 'nearest' });
  }

  override render() {
    const { words, app } = this;
    const { note } = words;
    const text = app.note.text.value;
    const { committed, tentative, phase } = app.note.state.value;
    const waiting = waitingBeside(app.queue.state.value.items, app.note.state.value);
    const busy = phase === 'preparing' || phase === 'listening' || phase === 'working';
    const count = text.match(/[\p{L}\p{N}]+(?:[-'’.,][\p{L}\p{N}]+)*/gu)?.length ?? 0;
    return html`<div class="page">
      <header>
        <h1>${words.places.dictate}</h1>
        <div class="actions" ?hidden=${!text}>
          <alfa-copy .app=${app} .words=${words} .text=${text}></alfa-copy>
          <button class="quiet" @click=${this.clear}>${icon('trash')}${note.clear}</button>
        </div>
      </header>
      <div class="sheet">
      <textarea
        aria-label=${note.label}
        placeholder=${busy ? '' : note.placeholder}
        rows="1"
        .value=${live(text)}
        @input=${() => app.note.edit(this.area.value, this.area.selectionEnd)}
        @blur=${() => app.note.place(this.area.selectionEnd)}
      ></textarea>
      <p class="hypothesis ${text ? '' : 'first'}" ?hidden=${!busy}>
        ${committed} ${tentative ? html`<span class="tentative">${tentative}</span>` : nothing}
      </p>
      </div>
      <p class="muted small foot">
        ${text ? html`${note.words(count)} · ${app.note.kept.value ? note.saved : note.notKept}` : nothing}
        ${waiting.length > 0 ? html`<a href=${places.queue}>${words.queue.waiting(waiting.length)}</a>` : nothing}
      </p>
      <div class="dock"><alfa-recorder .app=${app} .words=${words} .note=${app.note}></alfa-recorder></div>
    </div>`;
  }

  private clear() {
    const { note, undoing } = this.app;
    const before = note.text.value;
    note.edit('', 0);
    undoing.offer(this.words.note.cleared, () => {
      const since = note.text.value;
      note.edit(since ? `${before}\n\n${since}` : before, before.length);
      note.place(note.text.value.length);
    });
    this.area.focus();
  }

  static override styles = [
    base,
    controls,
    page,
    css`
      .page {
        display: flex;
        flex-direction: column;
        min-height: 100dvh;
        padding-bottom: 0;
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: 44px;
        margin-top: -8px;
      }
      .actions {
        display: flex;
        gap: var(--space-1);
      }
      textarea {
        flex: none;
        margin-inline: -13px;
        width: calc(100% + 26px);
        border-color: transparent;
        background: none;
        font-size: var(--size-reading);
        line-height: 1.6;
        overflow: hidden;
        scroll-margin-bottom: 160px;
      }
      textarea:focus-visible {
        outline: none;
        border-color: var(--line);
      }
      .hypothesis {
        min-height: 1.6em;
        color: var(--ink);
        font-size: var(--size-reading);
        line-height: 1.6;
        scroll-margin-bottom: 160px;
      }
      .sheet {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
      }
      /* Nothing is written yet: the words being spoken stand where the writing will. */
      .hypothesis.first {
        grid-area: 1 / 1;
        padding-top: 9px;
        pointer-events: none;
      }
      .tentative {
        color: var(--muted);
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-4);
        min-height: 1.5em;
        margin-top: var(--space-4);
      }
      .dock {
        position: sticky;
        bottom: 0;
        z-index: 1;
        margin: auto calc(-1 * var(--space-4)) 0;
        padding: var(--space-5) var(--space-4);
        background: var(--paper);
      }
      @media (max-width: 767px) {
        .page {
          min-height: calc(100dvh - 57px - env(safe-area-inset-bottom));
        }
        .dock {
          bottom: calc(56px + env(safe-area-inset-bottom));
          padding: var(--space-3) var(--space-3);
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-dictate': DictateView;
  }
}
