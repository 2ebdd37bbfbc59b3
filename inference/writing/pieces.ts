import type { Language } from '../contract/index.ts';
import { align } from './alignment.ts';
import { accept, type Refusal } from './guard.ts';
import { stretchesOf } from './stretches.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What is given to the editor at a time: a sentence or a few short ones. */
export interface Piece {
  start: number;
  end: number;
}

/** As many words read and answered at a time keep the editor's answer close to its text. */
const wordsOfPiece = 60;
/** Nobody waits for more of them: what is beyond is written by the rules alone. */
export const mostPieces = 64;
const sentences = /\S[^\n]*?(?:[.!?…]+["»”)\]]*(?=\s+\S)|(?=\n)|$)/gu;

/** Parts of a text to be edited each by itself, at most `mostPieces`; code and other languages are in none. A line is never joined to another. */
export function piecesOf(text: string, language: Language): Piece[] {
  const pieces: Piece[] = [];
  let words = 0;
  const prose = stretchesOf(text, language).filter((stretch) => stretch.language === language);
  for (const stretch of prose) {
    let isJoinable = false;
    for (const { 0: sentence, index } of text.slice(stretch.start, stretch.end).matchAll(sentences)) {
      const start = stretch.start + index;
      const end = start + sentence.trimEnd().length;
      const count = sentence.split(/\s+/).length;
      const last = pieces.at(-1);
      if (last && isJoinable && words + count <= wordsOfPiece && !text.slice(last.end, start).includes('\n')) {
        last.end = end;
        words += count;
      } else {
        if (pieces.length === mostPieces) return pieces;
        pieces.push({ start, end });
        words = count;
      }
      isJoinable = true;
    }
  }
  return pieces;
}

export interface Judged {
  text: string;
  /** Parts of the proposal that stand in the text, and those that do not and why. */
  accepted: number;
  refusals: Refusal[];
}

/**
 * Judges a proposal sentence by sentence: where one fails, the text before stands in its place alone. Sentences are told apart where a sentence
 * ends between the same two words in the proposal too; where none does, both are judged together.
 */
export function judge(before: string, after: string, language: Language): Judged {
  const judged: Judged = { text: '', accepted: 0, refusals: [] };
  for (const [said, proposed] of sentencesOfBoth(before, after)) {
    const verdict = accept(said, proposed, language);
    judged.text += verdict.ok ? proposed : said;
    if (verdict.ok) judged.accepted += 1;
    else judged.refusals.push(verdict.reason);
  }
  return judged;
}

/** A longer proposal is no edit: it is refused for its length, and aligning it would take its time. */
const longestProposal = 2;
const slackCharacters = 200;

function sentencesOfBoth(before: string, after: string): (readonly [string, string])[] {
  if (after.length > longestProposal * before.length + slackCharacters) return [[before, after]];
  const [said, proposed] = [tokensOf(before), tokensOf(after)];
  const places = new Map<number, number>();
  for (const step of align(said, proposed, (a, b) => (a.folded === b.folded ? 1 : 0)))
    if (step.kind === 'pair') places.set(step.before, step.after);
  const parts: (readonly [string, string])[] = [];
  let from: readonly [number, number] = [0, 0];
  for (let at = 1; at < said.length; at += 1) {
    const [left, right] = [places.get(at - 1), places.get(at)];
    if (left === undefined || right !== left + 1) continue;
    if (!beginsSentence(said[at]) || !beginsSentence(proposed[right])) continue;
    const to = [gapEnd(before, said, at), gapEnd(after, proposed, right)] as const;
    parts.push([before.slice(from[0], to[0]), after.slice(from[1], to[1])]);
    from = to;
  }
  return [...parts, [before.slice(from[0]), after.slice(from[1])]];
}

/** Not the second letter of "U.S.". */
const beginsSentence = (token: Token | undefined): boolean => token?.startsSentence === true && /\s/.test(token.gap);

/** Where the white space before a word and the marks that open it ends. */
function gapEnd(text: string, tokens: readonly Token[], at: number): number {
  const from = tokens[at - 1]?.end ?? 0;
  const gap = text.slice(from, tokens[at]?.start);
  const space = /\s+(?=\S*$)/u.exec(gap);
  return from + (space ? space.index + space[0].length : gap.length);
}
