import { endsSentence, isCapitalised, isWord, type Unit } from '../units.ts';
import { type Command, commands } from './table.ts';

/** A possible command among its neighbours: what decides whether it is meant. */
export interface Place {
  units: readonly Unit[];
  /** Its words: `[from, to)`. */
  from: number;
  to: number;
  command: Command;
  /** What stands right before and after it, beyond the commas that set a sign or a letter's case apart: «цена, слэш, качество». */
  before: Unit | undefined;
  after: Unit | undefined;
  /** Such commas are there. */
  isSetApart: boolean;
  /** Its words in lower case. */
  phrase: string;
  /** The word right before it, unless a mark or another command stands between. */
  left: string | undefined;
  /** The words right after it, unless a mark or another command comes first. */
  right: string | undefined;
  /** The word before a sentence's end, a line's, or the text's own. */
  startsSentence: boolean;
  /** Nothing follows in its sentence but another command. */
  endsSentence: boolean;
  /** The word after it has a capital letter: the recogniser heard a new sentence. */
  isBeforeCapital: boolean;
  /** A comma or the like stands right before, or another command ended there. */
  isAfterBreak: boolean;
  /** Another command ended right before. */
  followsCommand: boolean;
  /** Something was written before it, in this text or before the cursor. */
  hasTextBefore: boolean;
  /** The cursor stands in the middle of a sentence and this phrase goes on with it. */
  continuesSentence: boolean;
  /** A bracket or quotation mark of the pair is open here. */
  isPairOpen: boolean;
  /** The text has no marks at all: nothing can be set apart by them. */
  isUnpunctuated: boolean;
  /** Its first word comes more than once in the text. */
  isRepeated: boolean;
}

export interface Surroundings {
  precedingText: string;
  isUnpunctuated: boolean;
  isRepeated: boolean;
  /** The unit before is the end of another command. */
  followsCommand: boolean;
  hasTextBefore: boolean;
  isPairOpen: boolean;
}

export function placeOf(
  units: readonly Unit[],
  from: number,
  to: number,
  command: Command,
  { precedingText, followsCommand, ...surroundings }: Surroundings,
): Place {
  const isSetApart = mayBeSetApart(command) && areMarksAround(units, from, to);
  const previous = units[from - 1];
  const next = units[to];
  const [before, after] = isSetApart
    ? [previous?.text === ',' ? units[from - 2] : undefined, units[to + 1]]
    : [previous, next];
  const language = units[from]?.language ?? 'ru';
  const commandNext = commands[language].at(units, to)?.value.kind;
  const isCommandNext = commandNext !== undefined && commandNext !== 'sign';
  const startsSentence = !followsCommand && endsSentence(previous);
  return {
    units,
    from,
    to,
    command,
    phrase: units
      .slice(from, to)
      .map(({ folded }) => folded)
      .join(' '),
    before,
    after,
    isSetApart,
    left: !followsCommand && isWord(before) ? before.folded : undefined,
    right: !isCommandNext && isWord(after) ? after.folded : undefined,
    startsSentence,
    endsSentence: endsSentence(next) || isCommandNext,
    isBeforeCapital: isCapitalised(after),
    isAfterBreak: followsCommand || (previous?.kind === 'mark' && !startsSentence),
    followsCommand,
    continuesSentence: from === 0 && /[^\s.!?…»"”)]\s*$/.test(precedingText),
    ...surroundings,
  };
}

const mayBeSetApart = ({ kind }: Command): boolean => kind === 'sign' || kind === 'hyphen' || kind === 'capitals';

/** The recogniser set marks on both sides; in «дефис, тире, точка» the names of marks are listed. */
function areMarksAround(units: readonly Unit[], from: number, to: number): boolean {
  const isOpened = units[from - 1]?.text === ',' || endsSentence(units[from - 1]);
  const isClosed = units[to]?.text === ',' || (endsSentence(units[from - 1]) && units[to]?.text === '.');
  return isOpened && isClosed && !isNameOfMark(units, from - 2) && !isNameOfMark(units, to + 1);
}

const isNameOfMark = (units: readonly Unit[], at: number): boolean => {
  const language = units[at]?.language;
  const kind = language && commands[language].at(units, at)?.value.kind;
  return kind === 'mark' || kind === 'dash' || kind === 'hyphen' || kind === 'sign';
};

/** Commands are looked for so far back. */
const nearUnits = 40;

/** «Нужны запятая, дефис, тире и точка»: in a list of their names marks are words. */
export function isListed({ units, from, to }: Place): boolean {
  const isJoin = (at: number): boolean => /^(?:,|и|или|and|or)$/.test(units[at]?.folded ?? '');
  const isAfter = isJoin(to) && isNameOfMark(units, to + 1);
  const isBefore = isJoin(from - 1) && [2, 3, 4].some((back) => nameLength(units, from - back) === back - 1);
  return (isAfter || isBefore) && (units[to]?.text === ',' || units[from - 1]?.text === ',');
}

const nameLength = (units: readonly Unit[], at: number): number =>
  isNameOfMark(units, at) ? (commands[units[at]?.language ?? 'ru'].at(units, at)?.length ?? 0) : 0;

/** The text has no marks of its own, and another command came before: marks are said aloud in it. Signs and letter case are much talked about. */
export const isDictated = ({ units, from, isUnpunctuated }: Place): boolean =>
  isUnpunctuated &&
  units.slice(Math.max(0, from - nearUnits), from).some(({ language }, at, near) => {
    const found = language && commands[language].at(near, at);
    return found !== undefined && found.value.kind !== 'sign' && found.value.kind !== 'capitals';
  });

/** «Слово «запятая» …»: quoted, a name of a mark is a word. */
export const isQuoted = ({ units, from, to }: Place): boolean =>
  /^["«„“]$/.test(units[from - 1]?.text ?? '') && /^["»“”]$/.test(units[to]?.text ?? '');

/** Is the phrase set apart by marks or sentence ends on both sides? */
export const standsAlone = ({ startsSentence, isAfterBreak, endsSentence }: Place): boolean =>
  (startsSentence || isAfterBreak) && endsSentence;

/**
 * At the start of a sentence a name of a mark is its subject («Запятая здесь не нужна»), unless nothing of the sentence follows
 * or the cursor stands in a sentence that it can end.
 */
export const isSubject = ({
  startsSentence,
  hasTextBefore,
  endsSentence,
  isBeforeCapital,
  continuesSentence,
  units,
  to,
}: Place): boolean =>
  startsSentence &&
  !(hasTextBefore && (endsSentence || isBeforeCapital || units[to]?.kind === 'mark' || continuesSentence));
