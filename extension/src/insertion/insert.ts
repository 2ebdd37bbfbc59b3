import type { KeptReason, Outcome } from '../messages/view.ts';
import { aroundCaret } from './caret.ts';
import { isProxy } from './drawn.ts';
import { focused, isForm, kindOf } from './field.ts';
import { fitted } from './fitting.ts';
import { withFocus } from './focus.ts';
import { mannerOf } from './manner.ts';
import type { Pin } from './pin.ts';
import { holdsLetters, readingOf, seen, whenChanged } from './read-back.ts';
import { selectionOf } from './selection.ts';

/** Who takes a paste event for his own shows the text within this, or has lost it. */
const claimedMs = 300;
/** Editors that render later (React, Slate) show the text within a frame or two. */
const settleMs = 60;

/** One way to get a text into a field. */
interface Rung {
  how: 'typed' | 'pasted';
  /** @returns whether the page took it for its own, so that it may come later */
  write(field: HTMLElement, text: string): boolean;
}

/** The browser's own typing: one step of undo, `maxlength` kept, every listener hears it. */
const typing: Rung = {
  how: 'typed',
  write(_, text) {
    document.execCommand('insertText', false, text);
    return false;
  },
};

/** Editors with a model of their own read it and make their own lines. Elsewhere it does nothing. */
const pasting: Rung = {
  how: 'pasted',
  write(field, text) {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    // Firefox takes `data`, Chrome `clipboardData`; with one alone some editors swallow the event.
    const init = { clipboardData, dataType: 'text/plain', data: text, bubbles: true, cancelable: true, composed: true };
    const active = focused();
    const target = active && field.contains(active) ? active : field;
    return !target.dispatchEvent(new ClipboardEvent('paste', init));
  },
};

/**
 * Puts a text into the pinned field, as one step that one undo takes back, in place of what is selected; the caret is
 * behind it then. Return values and events are not believed (several editors lie): the field is read back after each
 * rung of the ladder, and the first that changed it is the last.
 * @returns `kept` with its reason when the text does not stand in the field as a whole
 */
export async function insert(pin: Pin | undefined, text: string): Promise<Outcome> {
  const refusal = refusalOf(pin);
  if (!pin || refusal) return kept(refusal ?? 'no_field');
  return withFocus(pin, async () => {
    const { field } = pin;
    const whole = fitted(text, aroundCaret(pin), mannerOf(field));
    if (whole === undefined) return kept('refused');
    if (whole === '') return { kind: 'inserted', how: 'typed', text: '' };
    const before = seen(field);
    const replaced = selectedText(field);
    const unseen = isProxy(field);
    for (const { how, write } of pin.kind === 'form' && !unseen ? [typing] : [pasting, typing]) {
      const claimed = write(field, whole);
      const after = await whenChanged(field, before, claimed || unseen ? claimedMs : how === 'typed' ? settleMs : 0);
      const reading = readingOf(before, after, whole, replaced);
      if (reading === 'whole') return { kind: 'inserted', how, text: whole };
      if (reading === 'other') return different(field, how, whole, after);
      // It may have gone where it cannot be seen: a second way would double it.
      if (unseen && (claimed || how === 'typed')) return kept('unseen');
    }
    return kept('refused');
  });
}

/** Why nothing may be written there now, undefined when it may. */
function refusalOf(pin: Pin | undefined): KeptReason | undefined {
  if (!pin) return 'no_field';
  const kind = pin.kind === 'editable' ? 'editable' : kindOf(pin.field);
  if (kind === 'password' || kind === 'payment') return kind;
  if (!pin.field.isConnected || pin.field.getClientRects().length === 0) return 'field_gone';
  if (document.visibilityState === 'hidden') return 'background';
  return kind ? undefined : 'refused';
}

/** A mask has put its own signs between, or the field has no room for all of it. */
function different(field: HTMLElement, how: 'typed' | 'pasted', text: string, after: string): Outcome {
  return holdsLetters(after, text) ? { kind: 'inserted', how, text: isForm(field) ? field.value : text } : kept('cut');
}

const selectedText = (field: HTMLElement): string =>
  isForm(field) && field.selectionStart !== null
    ? field.value.slice(field.selectionStart, field.selectionEnd ?? undefined)
    : (selectionOf(field)?.toString() ?? '');
const kept = (reason: KeptReason): Outcome => ({ kind: 'kept', reason });
