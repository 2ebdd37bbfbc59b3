import type { Outcome } from '../messages/view.ts';
import { aroundFormCaret, aroundRange } from './caret.ts';
import { type FormField, focused, textOf } from './field.ts';
import { type Pin, selectionOf } from './pin.ts';
import { spaced } from './spacing.ts';

/** Editors that render later (React, Slate) show the text within a frame or two: 60 ms. */
const settleMs = 60;

/**
 * Puts a text into the pinned field, as one step that one undo takes back. Return values and events are not believed
 * (several editors lie): the field is read back after each rung of the ladder.
 * @returns `kept` with its reason when the text does not stand in the field
 */
export async function insert(pin: Pin | undefined, text: string): Promise<Outcome> {
  if (!pin) return { kind: 'kept', reason: 'no_field' };
  if (pin.kind === 'password') return { kind: 'kept', reason: 'password' };
  if (!pin.field.isConnected || !visible(pin.field)) return { kind: 'kept', reason: 'field_gone' };

  const elsewhere = focused();
  if (elsewhere !== pin.field && !pin.field.contains(elsewhere)) pin.field.focus({ preventScroll: true });
  try {
    return await (pin.kind === 'form' ? intoForm(pin.field as FormField, text) : intoEditable(pin, text));
  } finally {
    if (elsewhere instanceof HTMLElement && elsewhere !== document.body && !pin.field.contains(elsewhere)) {
      elsewhere.focus({ preventScroll: true });
    }
  }
}

async function intoForm(field: FormField, text: string): Promise<Outcome> {
  const { before, after } = aroundFormCaret(field);
  const whole = spaced(before, text, after);
  return readBack(field, whole, () => document.execCommand('insertText', false, whole));
}

async function intoEditable(pin: Pin, text: string): Promise<Outcome> {
  const { field } = pin;
  const range = restoreCaret(pin);
  const { before, after } = range ? aroundRange(field, range) : { before: textOf(field), after: '' };
  const whole = spaced(before, text, after);
  const typed = await readBack(field, whole, () => document.execCommand('insertText', false, whole));
  if (typed.kind === 'inserted' || typed.reason !== 'refused') return typed;
  return readBack(field, whole, () => paste(field, whole));
}

/** Does it, and looks what became of the field. */
async function readBack(field: HTMLElement, text: string, write: () => void): Promise<Outcome> {
  const before = compact(textOf(field));
  write();
  if (compact(textOf(field)) === before) await pause();
  await pause();
  const now = compact(textOf(field));
  const wanted = compact(text);
  if (count(now, wanted) > count(before, wanted) || (now !== before && now.includes(wanted)))
    return { kind: 'inserted' };
  return { kind: 'kept', reason: now === before ? 'refused' : 'cut' };
}

/** Both browsers: Firefox takes `data`, Chrome `clipboardData`; with one alone some editors swallow the event. */
function paste(field: HTMLElement, text: string) {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const init = { clipboardData, dataType: 'text/plain', data: text, bubbles: true, cancelable: true, composed: true };
  (focused() ?? field).dispatchEvent(new ClipboardEvent('paste', init));
}

function restoreCaret(pin: Pin): Range | undefined {
  const range = pin.range();
  const selection = selectionOf(pin.field);
  if (!selection || !range?.startContainer.isConnected) return range;
  const current = selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
  if (!current || current.startContainer !== range.startContainer || current.startOffset !== range.startOffset) {
    selection.removeAllRanges();
    selection.addRange(range);
  }
  return range;
}

/** Editors turn spaces into no-break ones and lines into blocks: only the letters count. */
const compact = (text: string) => text.replace(/[\s\u200B\uFEFF]/gu, '');
const count = (text: string, part: string) => (part === '' ? 0 : text.split(part).length - 1);
const pause = () => new Promise((resolve) => setTimeout(resolve, settleMs));
const visible = (field: HTMLElement) => field.getClientRects().length > 0;
