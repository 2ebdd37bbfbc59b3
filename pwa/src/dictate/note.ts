import type { DictatedPhrase, Dictation, DictationState } from '@alfavoice/gateway/client';
import { joinPhrase } from '@alfavoice/gateway/contract';
import { type Cell, createCell } from '../app/cell.ts';
import type { Draft } from './draft.ts';
import { insertPhrase, placeAfterEdit, takeBack, wordsOf } from './phrases.ts';

type Watchable<T> = Pick<Cell<T>, 'value' | 'subscribe'>;

/** A text one can talk into. It lives as long as the page: going to another screen does not end a dictation. */
export interface Note {
  dictation: Dictation;
  state: Watchable<DictationState>;
  text: Watchable<string>;
  /** The draft is on this device. */
  kept: Watchable<boolean>;
  /** The person typed; `caret` is where the edit ended. */
  edit(text: string, caret: number): void;
  /** Another person's note: a dictation of the one before ends with theirs. */
  turnTo(draft: Draft): void;
  /** Phrases go here from now on. */
  place(at: number): void;
  /** A dictation that was kept on this device has become text elsewhere; the note takes it if it was spoken here. */
  arrived(dictationId: string, text: string): void;
  /** Something is being said, or what was said is only on this page: leaving it would lose something. */
  unfinished(): boolean;
}

/** Puts each phrase of a dictation into the note as it comes, once. */
export function createNote(dictation: Dictation, first: Draft): Note {
  let draft = first;
  const text = createCell(draft.read());
  const kept = createCell(true);
  const state = createCell(dictation.state());
  let at = text.value.length;
  const nothing = (dictationId?: string) => ({ dictationId, segments: new Set<number>(), given: '' });
  /** What a dictation has put in; `given` is what stands before its caret, by which a command's characters are counted. */
  let inserted = nothing();

  /** Spoken here, and not yet text. */
  const awaited = new Set<string>();

  const write = (next: string) => {
    text.set(next);
    kept.set(draft.write(next));
  };
  const say = (phrase: string, place = at, before = text.value) => {
    const result = insertPhrase(before, place, phrase);
    at = result.at;
    write(result.text);
  };
  const sayPart = ({ text: phrase, removesPreceding = 0, cursor }: Omit<DictatedPhrase, 'segment'>) => {
    const stays = Math.max(0, inserted.given.length - removesPreceding);
    const left = takeBack(text.value, at, inserted.given.slice(stays));
    say(phrase, left.at, left.text);
    const behind = cursor === undefined ? 0 : Math.max(0, wordsOf(phrase).length - cursor);
    at -= behind;
    const given = joinPhrase(inserted.given.slice(0, stays), phrase);
    inserted.given = given.slice(0, given.length - behind);
  };
  dictation.subscribe((next) => {
    if (next.dictationId !== inserted.dictationId) inserted = nothing(next.dictationId);
    for (const { segment, ...phrase } of next.partials) {
      if (inserted.segments.has(segment)) continue;
      inserted.segments.add(segment);
      sayPart(phrase);
    }
    if (next.phase === 'done' && next.final && inserted.segments.size === 0) say(next.final.text);
    const kept = next.phase === 'trouble' && next.trouble?.kept === 'outbox';
    if (kept && next.dictationId && inserted.segments.size === 0) awaited.add(next.dictationId);
    state.set(next);
  });

  return {
    dictation,
    state,
    text,
    kept,
    turnTo(next) {
      dictation.cancel();
      awaited.clear();
      draft = next;
      text.set(draft.read());
      at = text.value.length;
      kept.set(true);
    },
    edit(next, caret) {
      at = placeAfterEdit(at, text.value, next, caret);
      write(next);
    },
    place(next) {
      at = next;
    },
    arrived(dictationId, words) {
      if (awaited.delete(dictationId)) say(words);
    },
    unfinished() {
      const { phase, unkept } = state.value;
      return phase === 'listening' || (unkept !== undefined && (phase === 'working' || phase === 'trouble'));
    },
  };
}
