import { html, type TemplateResult } from 'lit';
import type { App } from '../app/context.ts';
import type { Place } from '../routing/match.ts';
import type { Words } from '../words/words.ts';

export type ViewName = Place | 'signIn';

interface View {
  load: () => Promise<unknown>;
  show: (app: App, words: Words) => TemplateResult;
}

/** Each screen comes when it is first needed. */
export const views: Record<ViewName, View> = {
  signIn: {
    load: () => import('../sign-in/sign-in-view.ts'),
    show: (app, words) => html`<alfa-sign-in .app=${app} .words=${words}></alfa-sign-in>`,
  },
  setup: {
    load: () => import('../setup/setup-view.ts'),
    show: (app, words) => html`<alfa-setup .app=${app} .words=${words}></alfa-setup>`,
  },
  history: {
    load: () => import('../history/history-view.ts'),
    show: (app, words) => html`<alfa-history .app=${app} .words=${words}></alfa-history>`,
  },
  dictate: {
    load: () => import('../dictate/dictate-view.ts'),
    show: (app, words) => html`<alfa-dictate .app=${app} .words=${words}></alfa-dictate>`,
  },
  dictionary: {
    load: () => import('../dictionary/dictionary-view.ts'),
    show: (app, words) => html`<alfa-dictionary .app=${app} .words=${words}></alfa-dictionary>`,
  },
  replacements: {
    load: () => import('../phrases/phrases-view.ts'),
    show: (app, words) => html`<alfa-phrases kind="replacements" .app=${app} .words=${words}></alfa-phrases>`,
  },
  snippets: {
    load: () => import('../phrases/phrases-view.ts'),
    show: (app, words) => html`<alfa-phrases kind="snippets" .app=${app} .words=${words}></alfa-phrases>`,
  },
  styles: {
    load: () => import('../writing/styles-view.ts'),
    show: (app, words) => html`<alfa-styles .app=${app} .words=${words}></alfa-styles>`,
  },
  queue: {
    load: () => import('../queue/queue-view.ts'),
    show: (app, words) => html`<alfa-queue .app=${app} .words=${words}></alfa-queue>`,
  },
  settings: {
    load: () => import('../settings/settings-view.ts'),
    show: (app, words) => html`<alfa-settings .app=${app} .words=${words}></alfa-settings>`,
  },
  people: {
    load: () => import('../people/people-view.ts'),
    show: (app, words) => html`<alfa-people .app=${app} .words=${words}></alfa-people>`,
  },
  connect: {
    load: () => import('../connect/connect-view.ts'),
    show: (app, words) => html`<alfa-connect .app=${app} .words=${words}></alfa-connect>`,
  },
};
