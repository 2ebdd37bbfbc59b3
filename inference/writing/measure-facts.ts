import type { Language } from '../contract/index.ts';
import type { Writer } from './index.ts';
import { isEnglishNumberWord } from './numbers/english-numerals.ts';
import { isRussianNumberWord } from './numbers/russian-numerals.ts';
import { unitsOf } from './units.ts';

export interface Sentence {
  language: Language;
  text: string;
}

export interface FactsScore {
  edits: number;
  /** Edits that changed the text of the rules. */
  changed: number;
  /** What became of the proposals, e.g. `used`, `late`, `refused: numbers`. */
  outcomes: Record<string, number>;
  /** Texts whose numbers, dates, names or negations are others than before; found without the guard's own means. */
  factsChanged: { before: string; after: string }[];
}

const dates =
  /^(?:январ|феврал|марта?$|апрел|ма[яй]$|июн|июл|август|сентябр|октябр|ноябр|декабр|понедельник|вторник|сред[ауы]$|четверг|пятниц|суббот|воскресень|january|february|march|april|may$|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|сегодня|завтра|вчера|today|tomorrow|yesterday)/;
const denials = /^(?:не|ни|нет|без|нельзя|ник\S+|нич\S+|нигде|no|not|never|none|nothing|nobody|without|cannot|\S+n't)$/;

export interface Facts {
  /** Numbers in digits and words, days and months, negations, in their order. */
  said: string[];
  /** Words with a capital that no sentence asks for. */
  names: string[];
  /** All words with a capital. */
  capitalised: string[];
}

export function factsOf(text: string, language: Language): Facts {
  const units = unitsOf(text, language);
  const facts: Facts = { said: [], names: [], capitalised: [] };
  for (const [at, unit] of units.entries()) {
    const { kind, text: written, folded } = unit;
    const isNumber = /\p{N}/u.test(written) || isRussianNumberWord(unit) || isEnglishNumberWord(unit);
    // "twenty-five" is "twenty five".
    if (isNumber || dates.test(folded) || denials.test(folded)) facts.said.push(...folded.split('-'));
    if (kind !== 'word' || !/^\p{Lu}/u.test(written) || written === 'I') continue;
    facts.capitalised.push(folded);
    const previous = units[at - 1];
    const isInside =
      previous !== undefined && (previous.kind !== 'mark' || previous.text === ',') && previous.kind !== 'break';
    if (isInside) facts.names.push(folded);
  }
  return facts;
}

/** Are the facts of two texts the same? Where sentences are told apart otherwise, a name may begin one. */
export function hasSameFacts(before: Facts, after: Facts): boolean {
  return (
    before.said.join(' ') === after.said.join(' ') &&
    isWithin(before.names, after.capitalised) &&
    isWithin(after.names, before.capitalised)
  );
}

/** Do the words come in this order among the others? */
function isWithin(words: readonly string[], others: readonly string[]): boolean {
  let from = 0;
  return words.every((word) => {
    const at = others.indexOf(word, from);
    from = at + 1;
    return at >= 0;
  });
}

/** Lets the editor edit every sentence and looks what of it is another fact than in the text of the rules. */
export async function measureFacts(
  writer: Writer,
  sentences: readonly Sentence[],
  say: (line: string) => void = () => {},
): Promise<FactsScore> {
  const score: FactsScore = { edits: 0, changed: 0, outcomes: {}, factsChanged: [] };
  for (const { language, text } of sentences) {
    const ruled = await writer.write({ text, language, editor: false });
    const edited = await writer.write({ text, language, editor: true });
    const { editor } = edited;
    const outcome = editor.kind === 'refused' ? `refused: ${editor.reason}` : editor.kind;
    score.outcomes[outcome] = (score.outcomes[outcome] ?? 0) + 1;
    score.edits += 1;
    if (score.edits % 100 === 0) say(`${score.edits} edits, facts changed in ${score.factsChanged.length}`);
    if (edited.text !== ruled.text) score.changed += 1;
    if (!hasSameFacts(factsOf(ruled.text, language), factsOf(edited.text, language)))
      score.factsChanged.push({ before: ruled.text, after: edited.text });
  }
  return score;
}
