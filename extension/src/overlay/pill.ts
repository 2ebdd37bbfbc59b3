import { html, nothing, render, svg, type TemplateResult } from 'lit';
import type { Control } from '../messages/messages.ts';
import type { View } from '../messages/view.ts';
import { say } from '../words/words.ts';
import { clockOf, sentenceOf } from './words.ts';

const bars = 24;

export interface PillParts {
  /** Where it is drawn: a shadow root or an element. */
  root: ShadowRoot | HTMLElement;
  control: (control: Control) => void;
  copy: (text: string) => Promise<boolean>;
}

/** Draws the pill: state, level, time, words, and what can be done. */
export function createPill({ root, control, copy }: PillParts) {
  let levels = new Array<number>(bars).fill(0);
  let copied = false;
  let shown: View = { kind: 'hidden' };

  const button = (label: string, icon: TemplateResult, done: Control) =>
    html`<button class="icon" type="button" title=${label} aria-label=${label} @click=${() => control(done)}>
      ${icon}
    </button>`;
  const copyText = async (text: string) => {
    copied = await copy(text);
    draw();
  };

  const draw = () => {
    const view = shown;
    const sentence = sentenceOf(view, say);
    const live = view.kind === 'listening' || view.kind === 'preparing';
    const busy = live || view.kind === 'working';
    const ended = view.kind === 'kept' || view.kind === 'kept_here' || view.kind === 'trouble';
    render(
      html`<div class="pill" part="pill" data-kind=${view.kind}>
        <span class="dot" aria-hidden="true"></span>
        ${live ? html`<span class="meter" aria-hidden="true">${levels.map((level) => html`<i style="--level:${level}"></i>`)}</span>` : nothing}
        ${view.kind === 'listening' || view.kind === 'working' ? html`<time>${clockOf(view.elapsedMs)}</time>` : nothing}
        <span class="words" role="status">
          ${
            view.kind === 'listening' && sentence === ''
              ? html`<span class="spoken"><span>${view.committed}</span> <span class="tentative">${view.tentative}</span></span>`
              : sentence
          }
        </span>
        ${view.kind === 'kept' ? html`<button class="action" type="button" @click=${() => copyText(view.text)}>${say(copied ? 'copied' : 'copy')}</button>` : nothing}
        ${
          (view.kind === 'trouble' || view.kind === 'kept_here') && view.action
            ? html`<button class="action" type="button" @click=${() => control(view.action === 'retry' ? 'retry' : 'open_options')}>
                ${say(`action_${view.action}`)}
              </button>`
            : nothing
        }
        ${live ? button(say('stop'), stopIcon, 'stop') : nothing}
        ${busy ? button(say('cancel'), crossIcon, 'cancel') : nothing}
        ${ended ? button(say(view.kind === 'trouble' && view.kept ? 'discard' : 'close'), crossIcon, 'dismiss') : nothing}
      </div>`,
      root,
    );
  };

  return {
    show(view: View) {
      if (view.kind === 'preparing') levels = new Array<number>(bars).fill(0);
      if (view.kind === 'listening') levels = [...levels.slice(1), view.level];
      if (view.kind !== shown.kind) copied = false;
      shown = view;
      draw();
    },
  };
}

const icon = (content: TemplateResult) =>
  html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${content}</svg>`;
const stopIcon = icon(svg`<rect x="4" y="4" width="8" height="8" rx="1.5" fill="currentColor" />`);
const crossIcon = icon(
  svg`<path d="M4.5 4.5l7 7m0-7l-7 7" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" fill="none" />`,
);
