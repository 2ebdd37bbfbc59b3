import { html, nothing, render, svg, type TemplateResult } from 'lit';
import type { Control } from '../messages/messages.ts';
import type { View } from '../messages/view.ts';
import { say } from '../words/words.ts';
import { moveOf } from './keys.ts';
import { buttonsOf } from './pill-buttons.ts';
import { clockOf, sentenceOf } from './words.ts';

const bars = 24;

export interface PillParts {
  /** Where it is drawn: a shadow root or an element. */
  root: ShadowRoot | HTMLElement;
  control: (control: Control) => void;
  copy: (text: string) => Promise<boolean>;
  /** Moves the pill; without it, it has no handle. */
  move?: (by: NonNullable<ReturnType<typeof moveOf>>) => void;
}

/** Draws the pill: state, level, time, words, and what can be done. */
export function createPill({ root, control, copy, move }: PillParts) {
  let levels = new Array<number>(bars).fill(0);
  let copied = false;
  let shown: View = { kind: 'hidden' };

  const onClick = (done: () => void) => (event: Event) => {
    // A page can send a click to what it cannot see only where it has found a way in: then it is not obeyed either.
    if (event.isTrusted) done();
  };
  const copyText = async (text: string) => {
    copied = await copy(text);
    draw();
  };
  const handle = () => {
    const onKey = (event: KeyboardEvent) => {
      const by = event.isTrusted ? moveOf(event) : undefined;
      if (!by) return;
      event.preventDefault();
      move?.(by);
    };
    return html`<button class="handle" type="button" title=${say('move')} aria-label=${say('move')} @keydown=${onKey}>
      ${gripIcon}
    </button>`;
  };

  const draw = () => {
    const view = shown;
    const sentence = sentenceOf(view, say);
    const live = view.kind === 'listening' || view.kind === 'preparing';
    // `inert` keeps the words from `window.find`, by which a page could guess them one after the other.
    const spoken = view.kind === 'listening' && sentence === '';
    const buttons = buttonsOf(view, copied);
    render(
      html`<div class="pill" data-kind=${view.kind} role="group" aria-label=${say('overlay')}>
        ${move ? handle() : nothing}
        <span class="dot" aria-hidden="true"></span>
        ${live ? html`<span class="meter" aria-hidden="true">${levels.map((level) => html`<i style="--level:${level}"></i>`)}</span>` : nothing}
        ${view.kind === 'listening' || view.kind === 'working' ? html`<time>${clockOf(view.elapsedMs)}</time>` : nothing}
        <span class="words" aria-hidden=${spoken ? nothing : 'true'}>
          ${spoken ? html`<span class="spoken" inert><span>${view.committed}</span> <span class="tentative">${view.tentative}</span></span>` : sentence}
        </span>
        <span class="announced" role="status">${spoken ? say('listening') : sentence}</span>
        ${buttons.map(({ look, label, does }) =>
          look === 'word'
            ? html`<button class="action" type="button" @click=${onClick(() => (does === 'copy' ? void copyText(textOf(view)) : control(does)))}>
                ${label}
              </button>`
            : html`<button class="icon" data-icon=${look} type="button" title=${label} aria-label=${label}
                @click=${onClick(() => does !== 'copy' && control(does))}>
                ${look === 'stop' ? stopIcon : crossIcon}
              </button>`,
        )}
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

const textOf = (view: View) => (view.kind === 'kept' ? view.text : '');

const icon = (content: TemplateResult) =>
  html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${content}</svg>`;
const stopIcon = icon(svg`<rect x="4" y="4" width="8" height="8" rx="1.5" fill="currentColor" />`);
const crossIcon = icon(
  svg`<path d="M4.5 4.5l7 7m0-7l-7 7" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" fill="none" />`,
);
const gripIcon = html`<svg viewBox="0 0 8 16" width="8" height="16" aria-hidden="true">${[4, 8, 12].map(
  (y) => svg`<circle cx="2" cy=${y} r="1" fill="currentColor" /><circle cx="6" cy=${y} r="1" fill="currentColor" />`,
)}</svg>`;
