import type { Language, Snippet } from '../contract/index.ts';
import { type Found, Phrases } from './phrases.ts';
import type { Step } from './step.ts';
import { endsSentence, type Unit } from './units.ts';

/** A user's snippets, made ready once. */
export class Snippets {
  readonly #phrases: Phrases<Snippet>;

  constructor(snippets: Iterable<Snippet>) {
    this.#phrases = new Phrases([...snippets].map((snippet) => [snippet.spoken, snippet] as const));
  }

  at(units: readonly Unit[], at: number): Found<Snippet> | undefined {
    return this.#phrases.at(units, at);
  }
}

/**
 * A snippet's name said as a sentence of its own is replaced by its body, as it is: «Моя подпись.», not «Это моя подпись.»
 * The last step, so that no rule touches the body.
 */
export const snippetBodies: Step = {
  name: 'snippets',
  apply(text, { language, snippets, now }, read) {
    if (!snippets) return { edits: [] };
    const units = read.units(text);
    const edits = [];
    let cursor: number | undefined;
    let grown = 0;
    for (let at = 0; at < units.length; at += 1) {
      const found = endsSentence(units[at - 1]) ? snippets.at(units, at) : undefined;
      const first = units[at];
      const end = at + (found?.length ?? 0);
      if (!found || !first || !endsSentence(units[end])) continue;
      // The period is the recogniser's; the body has its own.
      const last = units[end]?.text === '.' ? end : end - 1;
      const body = filled(found.value.body, language, now);
      const edit = { start: first.start, end: units[last]?.end ?? first.end, after: body.text };
      if (body.cursor !== undefined) cursor = edit.start + grown + body.cursor;
      grown += edit.after.length - (edit.end - edit.start);
      edits.push(edit);
      at = last;
    }
    return { edits, cursor };
  },
};

function filled(body: string, language: Language, now: Date): { text: string; cursor: number | undefined } {
  const locale = language === 'ru' ? 'ru-RU' : 'en-US';
  const text = body
    .replaceAll('{date}', new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(now))
    .replaceAll('{time}', new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(now));
  const cursor = text.indexOf('{cursor}');
  return cursor < 0 ? { text, cursor: undefined } : { text: text.replaceAll('{cursor}', ''), cursor };
}
