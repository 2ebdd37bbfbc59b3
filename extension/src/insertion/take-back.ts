import { isProxy } from './drawn.ts';
import { type FormField, isForm } from './field.ts';
import { withFocus } from './focus.ts';
import type { Pin } from './pin.ts';
import { compact } from './read-back.ts';
import { selectedIn, selectionOf } from './selection.ts';

/** Where the last text of a dictation ends in its field, as far as it can be known. */
export type End = number | Range | undefined;

/** Editors see a selection that was set for them when they look for it: Slate ten times a second. */
const noticedMs = 120;

/** Asked right after an insertion: the caret is behind it. */
export function endOf({ kind, field }: Pin): End {
  if (kind === 'form' && isForm(field)) return field.selectionEnd ?? field.value.length;
  return kind === 'editable' ? selectedIn(field) : undefined;
}

/**
 * Deletes what a dictation has inserted last, as one step that one undo takes back, but only if it still stands right
 * before where the insertion ended. White space and the case of letters may differ: they were fitted to the field.
 * @returns false where something else stands there, or the editor cannot be asked: nothing is changed then
 */
export async function takeBack(pin: Pin, end: End, text: string): Promise<boolean> {
  const { field } = pin;
  if (isForm(field)) return !isProxy(field) && withFocus(pin, async () => fromForm(field, end, text));
  if (pin.kind !== 'editable') return false;
  return withFocus(pin, () => fromEditable(pin, end, text));
}

function fromForm(field: FormField, end: End, text: string): boolean {
  const to = typeof end === 'number' ? end : field.value.length;
  const length = lengthBefore(field.value.slice(0, to), text);
  if (length === undefined || field.selectionStart === null) return false;
  const caret = field.selectionStart;
  field.setSelectionRange(to - length, to);
  document.execCommand('delete');
  field.setSelectionRange(...both(caret >= to ? caret - length : Math.min(caret, to - length)));
  return true;
}

async function fromEditable({ field }: Pin, end: End, text: string): Promise<boolean> {
  const selection = selectionOf(field);
  const at = end instanceof Range && end.startContainer.isConnected ? end : selectedIn(field);
  if (!selection || !at) return false;
  const before = at.cloneRange();
  before.collapse(true);
  before.setStart(field, 0);
  const standing = before.toString();
  const length = lengthBefore(standing, text);
  const start = length === undefined ? undefined : pointAt(field, standing.length - length);
  if (!start) return false;
  const seenBefore = compact(field.textContent ?? '');
  selection.setBaseAndExtent(start.node, start.offset, at.startContainer, at.startOffset);
  await new Promise((resolve) => setTimeout(resolve, noticedMs));
  if (!isDeletedByEditor(start.node, selection.getRangeAt(0))) document.execCommand('delete');
  await new Promise((resolve) => setTimeout(resolve, noticedMs));
  return compact(field.textContent ?? '') !== seenBefore;
}

/**
 * Editors with a model of their own (Slate) are asked as a key press asks them: Chrome's commands go past them, and they
 * put back what was deleted. @returns whether one took it for its own
 */
function isDeletedByEditor(target: Node, { startContainer, startOffset, endContainer, endOffset }: Range): boolean {
  const targetRanges = [new StaticRange({ startContainer, startOffset, endContainer, endOffset })];
  const init = { inputType: 'deleteContentBackward', bubbles: true, cancelable: true, composed: true, targetRanges };
  return !(target.parentElement ?? target).dispatchEvent(new InputEvent('beforeinput', init));
}

/** How long `text` is as it stands at the end of `before`, undefined when something else does. */
export function lengthBefore(before: string, text: string): number | undefined {
  const signs = [...compact(text)].reverse();
  let at = before.length;
  for (const sign of signs) {
    while (at > 0 && compact(before[at - 1] ?? '') === '') at -= 1;
    const there = before.slice(Math.max(0, at - sign.length), at);
    if (there.toLowerCase() === sign.toLowerCase()) at -= sign.length;
    // The full stop of a text that stands within a sentence was left out.
    else if (!(sign === '.' && sign === signs[0])) return undefined;
  }
  if (/^\s/u.test(text)) while (at > 0 && /[^\S\n]/u.test(before[at - 1] ?? '')) at -= 1;
  return before.length - at;
}

/** The place behind so many characters of an element's text, at the beginning of what follows. */
function pointAt(host: HTMLElement, offset: number): { node: Node; offset: number } | undefined {
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  let passed = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node as Text;
    if (offset < passed + length) return { node, offset: offset - passed };
    passed += length;
  }
  return undefined;
}

const both = (offset: number): [number, number] => [offset, offset];
