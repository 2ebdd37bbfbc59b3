import type { Language } from '../contract/index.ts';
import { type Aligned, align } from './alignment.ts';
import { englishNumeralAt } from './numbers/english-numerals.ts';
import { isNumberForm } from './numbers/russian-numerals.ts';
import { words } from './phrases.ts';
import { isFormOf, type Token, tokensOf } from './tokens.ts';
import type { Unit } from './units.ts';

/** What the alignment of the words sees. */
export type WordHarm = 'signs' | 'order' | 'numbers' | 'names' | 'negation' | 'invented_words' | 'lost_words';

/** New words at most, as a share of the words after. */
const mostNewShare = 0.1;
const oneWord = 1;

/** Words that are swallowed in speech; no other may appear. «до», "or", «бы» say something new. */
const swallowed: Record<Language, ReadonlySet<string>> = {
  ru: words('в на с к и о у'),
  en: words('a an the to of in on at is are and'),
};
/** May vanish wherever they stand. */
const empty: Record<Language, ReadonlySet<string>> = {
  ru: words('эм эмм ммм гм хм'),
  en: words('basically literally actually um uh erm hmm'),
};
/** May vanish where marks or hesitations set them apart; «это значит», "I like it" are no fillers. */
const setApart: Record<Language, ReadonlySet<string>> = {
  ru: words('ну вот значит короче типа собственно'),
  en: words('like well so you know i mean'),
};
/** At the start of a sentence without a mark, too. */
const opening: Record<Language, ReadonlySet<string>> = { ru: words('ну'), en: words('so well') };
const sound = /^(?:э+м*|м+|[эм]+|u+[hm]+|e+r+m*|h+m+|a+h+)$/;

export const negations: Record<Language, ReadonlySet<string>> = {
  ru: words('не ни нет нельзя без никто никого никому никем ничего ничто никогда нигде никуда никак никакой вряд едва'),
  en: words('not no never none nothing nobody nowhere without cannot neither nor hardly barely unless'),
};
const contracted = /^(?:do|does|did|is|are|was|were|has|have|had|ca|wo|would|could|should|must|ai|need)n'?t$/;
export const isNegation = (word: string, language: Language): boolean =>
  negations[language].has(word) || (language === 'en' && contracted.test(word));

const isNumberWord = ({ folded, text, start, end }: Token, language: Language): boolean => {
  if (language === 'ru') return isNumberForm(folded);
  const unit: Unit = { kind: 'word', text, folded, start, end, gap: '', language };
  return englishNumeralAt([unit], 0) !== undefined || /^(?:hundred|thousand|million|billion)s?$/.test(folded);
};

/** Days, months and what says when: one form is not as good as another («завтра», «завтрак»; «в среду», «среда»). */
const time =
  /^(?:январ|феврал|март(?:а|е|у|ом)?$|апрел|ма[йяею]м?$|июн|июл|август|сентябр|октябр|ноябр|декабр|понедельник|вторник|сред[ауые]$|четверг|пятниц|суббот|воскресень|(?:после)?завтра$|(?:поза)?вчера$|сегодня$|today$|tomorrow$|yesterday$|tonight$|(?:mon|tues|wednes|thurs|fri|satur|sun)day$)/;

/** Words that begin the second half of a sentence and are no names. */
const little: Record<Language, ReadonlySet<string>> = {
  ru: words(
    `и а но что чтобы как если когда где или да в на с по для у к о из за до при без под над после перед мы вы он она они я это потому поэтому так
    который которая которое которые не ни однако также тоже хотя пока ведь то его ее их наш ваш`,
  ),
  en: words(
    `and but or so if when that which we you they he she it because then while where who as to in on at for with from of the a an this these those
    is are was were not please our your their his her`,
  ),
};

const isCapital = ({ text }: Token): boolean => /^\p{Lu}/u.test(text) && text !== 'I';
const isAcronym = ({ text }: Token): boolean => (text.match(/\p{Lu}/gu)?.length ?? 0) > 1;
/** A capital that no sentence asks for. */
const isName = (token: Token): boolean => isCapital(token) && (!token.startsSentence || isAcronym(token));

/**
 * Compares the words one by one along the cheapest alignment: what stands in place of what, what is new, what is gone, and whether that
 * is a repair.
 */
export function harmOfWords(before: string, after: string, language: Language): WordHarm | undefined {
  const [said, proposed] = [tokensOf(before), tokensOf(after)];
  const isFact = (token: Token): boolean => token.isNumber || isNumberWord(token, language);
  // A word with a capital may be a name: one form of it is not as good as another.
  const isFixed = (token: Token): boolean => isFact(token) || isCapital(token) || time.test(token.folded);
  const likeness = (a: Token, b: Token): 0 | 0.5 | 1 => {
    if (a.folded === b.folded) return 1;
    return !isFixed(a) && !isFixed(b) && isFormOf(a.folded, b.folded, language) ? 0.5 : 0;
  };
  const steps = align(said, proposed, likeness);
  const added = steps.flatMap((step) => (step.kind === 'added' ? [proposed[step.after]] : [])).filter(isToken);
  const removed = new Set(steps.flatMap((step) => (step.kind === 'removed' ? [step.before] : [])));
  const gone = [...removed].map((at) => said[at]).filter(isToken);

  for (const step of steps) {
    if (step.kind !== 'pair') continue;
    const [a, b] = [said[step.before], proposed[step.after]];
    if (!a || !b || a.text === b.text) continue;
    // A capital that no sentence asks for makes a name: "Dear Team".
    if (isAcronym(a) || isAcronym(b) || isName(a) || isName(b)) return 'names';
    // A sentence keeps its capital; what follows an abbreviation stays small.
    if (a.startsSentence && b.startsSentence && isCapital(a) !== isCapital(b)) return 'names';
    // Two sentences become one before a little word alone: the other word could be a name («в 10 a.m. Eastern»).
    if (isCapital(a) && !isCapital(b) && !little[language].has(a.folded)) return 'names';
  }
  if (
    areSpacesOff(
      steps,
      said,
      proposed,
      (token) => isFixed(token) || token.text === 'I' || isNegation(token.folded, language),
    )
  )
    return 'signs';
  if (added.some(isFact) || gone.some(isFact)) return 'numbers';
  if ([...added, ...gone].some(({ folded }) => isNegation(folded, language))) return 'negation';
  if (added.some(isName)) return 'names';
  if (gone.some((token) => isName(token))) return 'names';
  if (added.some(({ folded }) => gone.some((token) => token.folded === folded && !sound.test(folded)))) return 'order';
  const most = Math.max(oneWord, Math.floor(mostNewShare * proposed.length));
  if (added.length > most || added.some(({ folded }) => !swallowed[language].has(folded))) return 'invented_words';
  return [...removed].every((at) => mayVanish(said, at, removed, language)) ? undefined : 'lost_words';
}

/**
 * Do words stand together that stood apart, or the other way round? A hyphen may join two plain ones («по моему», "follow up"); a word
 * that appears or goes stands by itself.
 */
function areSpacesOff(
  steps: readonly Aligned[],
  said: readonly Token[],
  proposed: readonly Token[],
  isFixed: (token: Token) => boolean,
): boolean {
  const isApart = (token: Token | undefined): boolean => token === undefined || /\s/.test(token.gap);
  const isGone = new Set(steps.flatMap((step) => (step.kind === 'removed' ? [step.before] : [])));
  /** «512-м» without its end; «э-э» goes as a whole. */
  const isTorn = (at: number): boolean => at > 0 && !isApart(said[at]) && isGone.has(at) !== isGone.has(at - 1);
  let last: { before: number; after: number } | undefined;
  for (const step of steps) {
    if (
      step.kind === 'added' &&
      step.after > 0 &&
      !(isApart(proposed[step.after]) && isApart(proposed[step.after + 1]))
    )
      return true;
    if (step.kind === 'removed' && [step.before, step.before + 1].some((at) => isTorn(at))) return true;
    if (step.kind !== 'pair') continue;
    const [a, b] = [said[step.before], proposed[step.after]];
    const [previous, isNext] = [said[last?.before ?? -1], last?.after === step.after - 1];
    last = step;
    if (!a || !b || !previous || !isNext) continue;
    if (isApart(a) && !isApart(b) && (b.gap !== '-' || isFixed(previous) || isFixed(a))) return true;
    if (!isApart(a) && isApart(b) && (a.gap === '-' || isFixed(previous) || isFixed(a))) return true;
  }
  return false;
}

const isToken = (token: Token | undefined): token is Token => token !== undefined;

function mayVanish(said: readonly Token[], at: number, removed: ReadonlySet<number>, language: Language): boolean {
  const token = said[at];
  if (!token) return false;
  if (sound.test(token.folded) || empty[language].has(token.folded)) return true;
  return isSetApart(said, at, removed, language) || isRepeated(said, at, removed);
}

/** The run of fillers around `at` has a mark or a vanished sound on either side. */
function isSetApart(said: readonly Token[], at: number, removed: ReadonlySet<number>, language: Language): boolean {
  const isFiller = (index: number): boolean => removed.has(index) && setApart[language].has(said[index]?.folded ?? '');
  const isSound = (index: number): boolean => removed.has(index) && sound.test(said[index]?.folded ?? '');
  if (!isFiller(at)) return false;
  let [first, last] = [at, at];
  while (isFiller(first - 1) && !said[first]?.isAfterMark) first -= 1;
  while (isFiller(last + 1) && !said[last]?.isBeforeMark) last += 1;
  const isOpened = said[first]?.isAfterMark || isSound(first - 1);
  const isClosed = said[last]?.isBeforeMark || isSound(last + 1);
  const opensSentence = said[first]?.startsSentence && first === last && opening[language].has(said[at]?.folded ?? '');
  return Boolean((isOpened && isClosed) || opensSentence);
}

const longestRepetition = 4;

/** What goes was said right before or right after what stays. */
function isRepeated(said: readonly Token[], at: number, removed: ReadonlySet<number>): boolean {
  for (let length = 1; length <= longestRepetition; length += 1) {
    for (let from = at - length + 1; from <= at; from += 1) {
      for (const other of [from - length, from + length]) {
        if (sameRun(said, from, other, length, removed)) return true;
      }
    }
  }
  return false;
}

function sameRun(
  said: readonly Token[],
  from: number,
  other: number,
  length: number,
  removed: ReadonlySet<number>,
): boolean {
  for (let step = 0; step < length; step += 1) {
    const [gone, kept] = [said[from + step], said[other + step]];
    if (!gone || !kept || gone.folded !== kept.folded || !removed.has(from + step)) return false;
    // «мы мы мы»: the neighbour may be gone as well, as long as one of them stays.
    if (length > 1 && removed.has(other + step)) return false;
  }
  return length > 1 || staysSomewhere(said, from, removed);
}

function staysSomewhere(said: readonly Token[], at: number, removed: ReadonlySet<number>): boolean {
  const word = said[at]?.folded;
  for (const direction of [-1, 1]) {
    for (let index = at + direction; said[index]?.folded === word; index += direction)
      if (!removed.has(index)) return true;
  }
  return false;
}
