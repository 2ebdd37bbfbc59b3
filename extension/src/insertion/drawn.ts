import type { Surroundings } from './surroundings.ts';

/** What an editor draws beside its text, by the names that the known ones give them. */
const cursors = '.cursor, [class$="-cursor" i], [class$="_cursor" i]';
const besideText = `[class*="gutter" i], [class*="linenumber" i], [class*="line-numbers" i], ${cursors}`;
const selectionMarks = '[class*="selected" i], [class*="selection" i]';
/** A selection begins or ends at the caret, up to so much. */
const tolerancePx = 2;
/** So far above or below its line the hidden field may stand. */
const nearPx = 12;

/**
 * A field that a person does not see: an editor takes what is typed into it and shows it elsewhere (CodeMirror 5, Monaco in
 * Firefox, canvas editors).
 */
export function isProxy(field: HTMLElement): boolean {
  const { width, height } = field.getBoundingClientRect();
  const { opacity, clipPath } = getComputedStyle(field);
  const hiddenBy = field.parentElement;
  const frame = hiddenBy && getComputedStyle(hiddenBy).overflow === 'hidden' ? hiddenBy.getBoundingClientRect() : null;
  const least = 8;
  const small = (box: { width: number; height: number }) => box.width < least || box.height < least;
  return small({ width, height }) || opacity === '0' || clipPath.startsWith('inset(50%') || (!!frame && small(frame));
}

/**
 * What is drawn around the caret of an editor with a hidden field. Where it draws no cursor (something is selected), the
 * field itself stands at the caret, for the input methods of the system.
 */
export function aroundDrawn(field: HTMLElement): Surroundings {
  const editor = drawnBy(field);
  const caret = [...editor.querySelectorAll(cursors)].map((cursor) => cursor.getBoundingClientRect());
  const { left: x, top, height } = caret.find((box) => box.height > 0) ?? field.getBoundingClientRect();
  const drawn = textsIn(editor);
  const y = nearestLine(drawn, top + height / 2);
  if (y === undefined) return { before: '', after: '' };
  const line = drawn.filter((text) => boxesOf(text).some((box) => covers(box, y)));
  const { left, right } = selectionAt(editor, x, y);
  const before = line.map((text) => text.data.slice(0, lettersLeftOf(text, left, y))).join('');
  const after = line.map((text) => text.data.slice(lettersLeftOf(text, right, y))).join('');
  return { before: before.replace(/[\u200B\uFEFF]/g, ''), after: after.replace(/[\u200B\uFEFF]/g, '') };
}

/** Where what is typed into a hidden field is seen: the nearest thing around it that has room for a line. */
export function drawnBy(field: HTMLElement): HTMLElement {
  let around = field.parentElement;
  while (around?.parentElement) {
    const { width, height } = around.getBoundingClientRect();
    if (width > 80 && height > 16) return around;
    around = around.parentElement;
  }
  return around ?? field;
}

/** The pieces of text that can be seen, as they follow each other. */
function textsIn(editor: HTMLElement): Text[] {
  const walker = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest(besideText)) continue;
    if (getComputedStyle(parent).visibility !== 'hidden') found.push(node as Text);
  }
  return found;
}

/** The middle of the line of text nearest to a height, undefined where there is none. */
function nearestLine(texts: Text[], y: number): number | undefined {
  const distance = (box: DOMRect) => Math.max(0, box.top - y, y - box.bottom);
  const [nearest] = texts.flatMap((text) => boxesOf(text)).sort((a, b) => distance(a) - distance(b));
  return nearest && distance(nearest) <= nearPx ? (nearest.top + nearest.bottom) / 2 : undefined;
}

/** How many letters of a piece stand left of a place, counted through its wrapped lines. */
function lettersLeftOf(text: Text, x: number, y: number): number {
  let [from, to] = [0, text.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const box = boxesOf(text, middle, middle + 1)[0];
    const left = box && (box.bottom < y || (covers(box, y) && (box.left + box.right) / 2 < x));
    if (left) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** From where to where something is selected on the caret's line; both the caret where nothing is. */
function selectionAt(editor: HTMLElement, x: number, y: number): { left: number; right: number } {
  for (const mark of editor.querySelectorAll(selectionMarks)) {
    const box = mark.getBoundingClientRect();
    const atCaret = box.left - tolerancePx <= x && x <= box.right + tolerancePx;
    if (covers(box, y) && box.width > tolerancePx && atCaret && !mark.textContent)
      return { left: box.left, right: box.right };
  }
  return { left: x, right: x };
}

function boxesOf(text: Text, from = 0, to = text.length): DOMRect[] {
  const range = document.createRange();
  range.setStart(text, from);
  range.setEnd(text, to);
  return [...range.getClientRects()];
}

const covers = ({ top, bottom }: DOMRect, y: number) => top <= y && y <= bottom;
