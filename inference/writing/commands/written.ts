import type { Edit } from '../edits.ts';
import type { Unit } from '../units.ts';
import { lastSentenceStart, lastWordStart } from './deletion.ts';

/** What stands in place of a stretch of the source. The pieces cover the source without gaps. */
interface Piece {
  start: number;
  end: number;
  text: string;
  /** Made by a command: nothing of the recogniser's may be laid over it. */
  isCommanded: boolean;
}

/** A sentence is looked for in so many characters first. */
const nearCharacters = 400;

const recognisersMark = /^\s*[,.;:!?…—–-]+$/u;

/** The text as the commands make it, from left to right. */
export class WrittenSoFar {
  readonly #source: string;
  readonly #pieces: Piece[] = [];
  #isGlued = false;

  constructor(source: string) {
    this.#source = source;
  }

  /** Takes a unit as it stands; `text` instead of its own where given. */
  keep(unit: Unit, text = unit.text): void {
    const gap = this.#isGlued || (this.#pieces.length > 0 && this.isEmpty) ? '' : unit.gap;
    this.#pieces.push({ start: unit.start - unit.gap.length, end: unit.end, text: gap + text, isCommanded: false });
    this.#isGlued = false;
  }

  /**
   * Puts `text` in place of `source[start, end)`.
   * @param isGluing what follows stands right after it, without a space
   */
  put(text: string, start: number, end: number, isGluing = false): void {
    this.#push({ start, end, text, isCommanded: true });
    this.#isGlued = isGluing || (text === '' && this.#isGlued);
  }

  /** What is deleted is one piece, however often. */
  #push(piece: Piece): void {
    const last = this.#pieces.at(-1);
    if (last?.text === '' && piece.text === '') last.end = piece.end;
    else this.#pieces.push(piece);
  }

  /** Drops marks that the recogniser set right before a command. @returns whether there were any */
  dropMarks(which: RegExp = recognisersMark): boolean {
    let dropped = false;
    for (const piece of this.#lastFirst()) {
      if (piece.isCommanded || !recognisersMark.test(piece.text) || !which.test(piece.text)) break;
      piece.text = '';
      dropped = true;
    }
    return dropped;
  }

  /** Takes the last sentence or word out. @returns false when nothing is there */
  remove(what: 'word' | 'sentence'): boolean {
    if (this.isEmpty) return false;
    const startOf = what === 'word' ? lastWordStart : lastSentenceStart;
    let length = nearCharacters;
    let tail = this.tail(length);
    while (startOf(tail) <= 0 && tail.length === length) {
      length *= 2;
      tail = this.tail(length);
    }
    this.#cut(tail.length - Math.max(0, startOf(tail)));
    return true;
  }

  /** Takes the last `count` characters out; what they stood for becomes one piece. */
  #cut(count: number): void {
    let left = count;
    let end: number | undefined;
    for (let last = this.#pieces.at(-1); last && left > 0; last = this.#pieces.at(-1)) {
      end ??= last.end;
      if (last.text.length > left) {
        last.text = last.text.slice(0, -left);
        last.end = end;
        return;
      }
      left -= last.text.length;
      this.#pieces.pop();
    }
    const start = this.#pieces.at(-1)?.end ?? 0;
    if (end !== undefined) this.#push({ start, end, text: '', isCommanded: true });
  }

  /** The last characters written, at most `length`. */
  tail(length: number): string {
    let text = '';
    for (const piece of this.#lastFirst()) {
      text = piece.text + text;
      if (text.length >= length) return text.slice(-length);
    }
    return text;
  }

  /** The first characters written, at most `length`. */
  head(length: number): string {
    let text = '';
    for (const piece of this.#pieces) {
      text += piece.text;
      if (text.length >= length) break;
    }
    return text.trimStart().slice(0, length);
  }

  /** Characters written. */
  get length(): number {
    return this.#pieces.reduce((sum, { text }) => sum + text.length, 0);
  }

  get isEmpty(): boolean {
    return this.#pieces.every(({ text }) => text.trim() === '');
  }

  get edits(): Edit[] {
    const edits: Edit[] = [];
    for (const { start, end, text } of this.#pieces) {
      const before = this.#source.slice(start, end);
      if (before === text) continue;
      const last = edits.at(-1);
      if (last?.end === start) {
        last.end = end;
        last.after += text;
      } else edits.push({ start, end, after: text });
    }
    return edits;
  }

  *#lastFirst(): Generator<Piece> {
    for (let index = this.#pieces.length - 1; index >= 0; index -= 1) {
      const piece = this.#pieces[index];
      if (piece && piece.text !== '') yield piece;
    }
  }
}
