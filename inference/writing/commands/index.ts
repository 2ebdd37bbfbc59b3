import type { Reader, Step, StepContext, StepResult } from '../step.ts';
import { isCapitalised, isWord, type Unit } from '../units.ts';
import { isEnglishCompound, isRussianCompound } from './compounds.ts';
import { charactersToRemove } from './deletion.ts';
import { isEnglishMeant } from './english-meaning.ts';
import { numberedItems } from './numbered-items.ts';
import { openPairs, pairSign } from './pairs.ts';
import { type Place, placeOf } from './place.ts';
import { isRussianMeant } from './russian-meaning.ts';
import { type Command, commands, literally, type Pair } from './table.ts';
import { pairedToggles } from './toggles.ts';
import { WrittenSoFar } from './written.ts';

const marksAfter = /^(?:[,.;:!?…—–-]|\.{2,})$/u;
/** Greetings keep the comma that the recogniser heard before a new line. */
const salutation = /^(?:уважаем|дорог|добр|здравств|привет|коллег|господ|dear|hi|hello|hey|good)/iu;
const greetingCharacters = 12;
const small =
  /^(?:и|а|но|что|чтобы|как|если|когда|где|или|в|на|с|по|для|мы|вы|он|она|они|я|это|and|but|or|so|if|when|that|which|we|you|they|he|she|it|please|the|a)$/;

/** Marks, lines, quotes, deletions and capitals that were said, where they were meant. */
export const spokenCommands: Step = { name: 'commands', apply };

function apply(text: string, context: StepContext, read: Reader): StepResult {
  const units = read.units(text);
  if (!units.some((_, at) => commandAt(units, at))) return { edits: [] };
  return new Carrying(text, units, context).result();
}

function commandAt(units: readonly Unit[], at: number) {
  const language = units[at]?.language;
  return language && (commands[language].at(units, at) ?? (itemStart.test(units[at]?.folded ?? '') || undefined));
}
const itemStart = /^(?:пункт|number|item|point)$/;

/** One pass over the units, carrying out what is meant. */
class Carrying {
  readonly #units: readonly Unit[];
  readonly #context: StepContext;
  readonly #written: WrittenSoFar;
  readonly #open: Pair[];
  readonly #toggles: ReadonlySet<number>;
  readonly #isUnpunctuated: boolean;
  readonly #bullets: number;
  #precedingText: string;
  #capitals: 'none' | 'next_word' | 'here' | 'initial' | 'small_initial' = 'none';
  /** Where words stand whose small letter was asked for. */
  #small: number[] = [];
  /** Where the units of the last command end; a word there follows a command. */
  #commandEnd = -1;
  #lowersNext = false;
  #hasItem = false;

  constructor(text: string, units: readonly Unit[], context: StepContext) {
    this.#units = units;
    this.#context = context;
    this.#precedingText = context.precedingText;
    this.#written = new WrittenSoFar(text);
    this.#open = openPairs(context.precedingText);
    this.#isUnpunctuated = units.every(({ kind, text: sign }) => kind !== 'mark' || sign === '-');
    this.#bullets = units.filter(({ folded }) => folded === 'bullet').length;
    this.#toggles = pairedToggles(units, (from, to, command) => this.#isMeant(this.#placeOf(from, to, command)));
  }

  result(): StepResult {
    const items = numberedItems(this.#units);
    for (let at = 0; at < this.#units.length; ) {
      const item = items.get(at);
      if (item) at = this.#item(item.from, item.to, `${item.number}. `);
      else at = this.#escaped(at) ?? this.#command(at) ?? this.#plain(at);
    }
    const removed = this.#context.precedingText.length - this.#precedingText.length;
    return {
      edits: this.#written.edits,
      ...(removed > 0 && { removesPreceding: removed }),
      ...(this.#small.length > 0 && { small: this.#small }),
    };
  }

  #plain(at: number): number {
    const unit = this.#units[at];
    if (!unit) return at + 1;
    const isSmall = isWord(unit) && this.#capitals === 'small_initial';
    this.#written.keep(unit, isWord(unit) ? this.#cased(unit) : unit.text);
    if (isSmall) this.#small.push(this.#written.length - unit.text.length);
    return at + 1;
  }

  #cased(unit: Unit): string {
    const capitals = this.#capitals;
    if (capitals !== 'here') this.#capitals = 'none';
    const lowers = this.#lowersNext;
    this.#lowersNext = false;
    if (capitals === 'small_initial') return unit.text.charAt(0).toLowerCase() + unit.text.slice(1);
    if (capitals === 'initial') return unit.text.charAt(0).toUpperCase() + unit.text.slice(1);
    if (capitals !== 'none') return unit.text.toUpperCase();
    return lowers && small.test(unit.folded) ? unit.text.toLowerCase() : unit.text;
  }

  /** «дословно запятая»: the word itself. */
  #escaped(at: number): number | undefined {
    const prefix = literally.at(this.#units, at);
    const language = this.#units[at]?.language;
    if (!prefix || !language) return undefined;
    const from = at + prefix.length;
    const command = commands[language].at(this.#units, from);
    const first = this.#units[from];
    const escapeUnit = this.#units[at];
    if (!command || !first || !escapeUnit) return undefined;
    this.#written.keep({ ...first, gap: escapeUnit.gap, start: escapeUnit.start }, first.text);
    for (let word = from + 1; word < from + command.length; word += 1) this.#plain(word);
    return from + command.length;
  }

  #command(at: number): number | undefined {
    const language = this.#units[at]?.language;
    const found = language && commands[language].at(this.#units, at);
    if (!found) return undefined;
    const place = this.#placeOf(at, at + found.length, found.value);
    const { command } = place;
    if (command.kind === 'toggle' ? !this.#toggles.has(at) : !this.#isMeant(place)) {
      for (let word = at; word < place.to; word += 1) this.#plain(word);
      return place.to;
    }
    return this.#carryOut(place);
  }

  #placeOf(from: number, to: number, command: Command): Place {
    const pair =
      command.kind === 'open' || command.kind === 'close' || command.kind === 'toggle' ? command.pair : undefined;
    return placeOf(this.#units, from, to, command, {
      precedingText: this.#context.precedingText,
      followsCommand: this.#commandEnd === from,
      hasTextBefore: !this.#written.isEmpty || this.#precedingText.trim() !== '',
      isUnpunctuated: this.#isUnpunctuated,
      isRepeated: this.#bullets > 1,
      isPairOpen: pair ? this.#open.includes(pair) : this.#capitals === 'here',
    });
  }

  #isMeant(place: Place): boolean {
    return this.#units[place.from]?.language === 'ru' ? isRussianMeant(place) : isEnglishMeant(place);
  }

  #carryOut(place: Place): number {
    const { command, from } = place;
    switch (command.kind) {
      case 'mark':
        return this.#mark(place, command.mark);
      case 'dash':
        return this.#dash(place);
      case 'hyphen':
        this.#written.dropMarks(/^\s*,$/);
        if (this.#isAtLineStart()) return this.#put(place, '- ', { drops: true, glues: true });
        return this.#put(place, '-', { drops: true, glues: true });
      case 'sign':
        return this.#sign(place, command);
      case 'break':
        return this.#break(place, '\n'.repeat(command.lines));
      case 'bullet':
        return this.#item(from, place.to, '- ');
      case 'open':
      case 'close':
      case 'toggle':
        return this.#pair(place, command.pair);
      case 'delete':
        if (!this.#written.remove(command.what)) this.#removePreceding(command.what);
        this.#small = this.#small.filter((at) => at < this.#written.length);
        return this.#put(place, '', { drops: false });
      case 'capitals':
        this.#capitals = command.from === 'end' ? 'none' : command.from;
        if (place.isSetApart) this.#written.dropMarks(/^\s*,$/);
        return this.#put(place, '', { drops: place.isSetApart, keepsAfter: true });
    }
  }

  #mark(place: Place, mark: string): number {
    const isSentenceEnd = /[.!?…]/.test(mark);
    this.#written.dropMarks();
    if (this.#written.isEmpty) this.#removeMarksBeforeCursor();
    this.#lowersNext = !isSentenceEnd && isCapitalised(this.#units[this.#afterMarks(place.to)]);
    return this.#put(place, mark, { drops: true });
  }

  /** «Иванов. Тире. Директор.»: set apart on both sides by the recogniser alone. */
  #dash(place: Place): number {
    if (isRussianCompound(place) || isEnglishCompound(place))
      return this.#put(place, '-', { drops: true, glues: true });
    if (this.#isAtLineStart()) return this.#put(place, '—', { drops: true });
    if (this.#afterMarks(place.to) > place.to && this.#written.dropMarks()) this.#lowersNext = true;
    return this.#put(place, ' —', { drops: true });
  }

  #sign({ from, to, before, after, isSetApart }: Place, { sign, place }: SignCommand): number {
    if (isSetApart) this.#written.dropMarks(/^\s*,$/);
    const isUkPound = sign === '#' && this.#context.options.english === 'uk' && this.#units[from]?.folded === 'pound';
    const written = isUkPound ? '£' : sign;
    const isTight = before?.kind === 'number' && (this.#units[from]?.language === 'en' || sign === '°');
    const gap = this.#written.isEmpty || /[\n(«„"[{]$/.test(this.#written.tail(1)) ? '' : ' ';
    switch (place) {
      case 'joins':
        return this.#putAt(from, to, written, { drops: true, glues: true });
      case 'between':
        return this.#putAt(from, to, gap + written, { drops: true });
      case 'after_number':
        return this.#putAt(from, to, (isTight ? '' : ' ') + written, { drops: isSetApart });
      case 'before_number':
        return this.#putAt(from, to, gap + written, {
          drops: true,
          glues: after?.kind === 'number' && !/[№§]/.test(written),
        });
      case 'before_word':
        return this.#putAt(from, to, gap + written, { drops: true, glues: true });
      case 'after_word':
        return this.#putAt(from, to, written, { drops: isSetApart });
    }
  }

  /** A mark said after a pause takes the place of the one that ended the phrase before. */
  #removeMarksBeforeCursor(): void {
    this.#precedingText = this.#precedingText.replace(/[\s,.;:…]+$/u, '');
  }

  #removePreceding(what: 'word' | 'sentence'): void {
    const count = charactersToRemove(this.#precedingText, what);
    this.#precedingText = this.#precedingText.slice(0, this.#precedingText.length - count);
  }

  #break(place: Place, lines: string): number {
    const followed = this.#afterMarks(place.to) > place.to;
    if (!salutation.test(this.#written.head(greetingCharacters)))
      this.#written.dropMarks(followed ? /^\s*[,—–-]+$/ : /^\s*[—–-]+$/);
    const isAtStart = this.#written.isEmpty && this.#isAtLineStart();
    return this.#put(place, isAtStart ? '' : lines, { drops: true, glues: true });
  }

  #isAtLineStart(): boolean {
    return this.#written.isEmpty ? /(?:^|\n)[ \t]*$/.test(this.#precedingText) : /\n\s*$/.test(this.#written.tail(4));
  }

  #item(from: number, to: number, marker: string): number {
    // Items that are sentences keep their periods, all of them.
    const isSentence = this.#hasItem && isCapitalised(this.#units[this.#afterMarks(to)]);
    this.#written.dropMarks(isSentence ? /^\s*[,—–-]+$/ : /^\s*[,.—–-]+$/);
    this.#hasItem = true;
    return this.#putAt(from, to, (this.#isAtLineStart() ? '' : '\n') + marker, { drops: true, glues: true });
  }

  #pair(place: Place, pair: Pair): number {
    const isOpening = place.command.kind === 'open' || (place.command.kind === 'toggle' && !this.#open.includes(pair));
    const depth = this.#open.filter((open) => open === pair).length;
    const language = this.#units[place.from]?.language ?? this.#context.language;
    const isMarkAfter = this.#afterMarks(place.to) > place.to;
    if (isOpening) {
      if (isMarkAfter) this.#written.dropMarks(/^\s*[,—–-]+$/);
      const gap = this.#written.isEmpty || /[\n(«„"]$/.test(this.#written.tail(1)) ? '' : ' ';
      this.#open.push(pair);
      return this.#put(place, gap + pairSign(pair, language, isOpening, depth), { drops: true, glues: true });
    }
    const isMarkBefore = this.#written.dropMarks(/^\s*[,.—–-]+$/);
    this.#open.splice(this.#open.lastIndexOf(pair), 1);
    const isArtefact = isMarkBefore && this.#units[place.to]?.text === ',';
    return this.#put(place, pairSign(pair, language, isOpening, depth - 1), { drops: isArtefact });
  }

  #put(place: Place, text: string, how: How): number {
    return this.#putAt(place.from, place.to, text, how);
  }

  /** @returns where to go on: after the marks that the recogniser set after the command, where it takes them along */
  #putAt(from: number, to: number, text: string, { drops, glues = false, keepsAfter = false }: How): number {
    const first = this.#units[from];
    const isDeletion = text === '' && !keepsAfter;
    const next = drops || isDeletion ? this.#afterMarks(to) : to;
    const end = this.#units[next - 1]?.end ?? 0;
    if (first) this.#written.put(text, first.start - first.gap.length, end, glues);
    this.#commandEnd = next;
    return next;
  }

  #afterMarks(at: number): number {
    let next = at;
    while (this.#units[next]?.kind === 'mark' && marksAfter.test(this.#units[next]?.text ?? '')) next += 1;
    return next;
  }
}

type SignCommand = Extract<Command, { kind: 'sign' }>;

interface How {
  /** Takes marks of the recogniser after the command along. */
  drops: boolean;
  /** What follows stands right after, without a space. */
  glues?: boolean;
  keepsAfter?: boolean;
}
