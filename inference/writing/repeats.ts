import type { Edit } from './edits.ts';
import { isEnglishNumberWord } from './numbers/english-numerals.ts';
import { isRussianNumberWord } from './numbers/russian-numerals.ts';
import { words } from './phrases.ts';
import { wordStep } from './step.ts';
import { isCapitalised, isWord, type Unit } from './units.ts';

/** Words said twice on purpose, or that may rightly meet themselves. */
const doubled = {
  ru: words(
    `да нет ну очень еле чуть вот так тихо долго далеко много давно быстро никогда все ни бла кап тик ха хи хе ой ай ага угу тук кис цып баю еще
    больше меньше лучше выше ниже дальше пока хорошо сильно жди бегом стоп раз туда сюда там тут динь спасибо мало скоро едва точно совсем иди беги
    ждать мама папа гав мяу сюда давай быстрее тише потом сам само лишь или либо только вперед опять снова скорее ладно кто где куда`,
  ),
  en: words(
    `that had her his very really so no yes bye ha he blah knock tut chop night never long far much way big many more there well go come wait stop
    please quick tick boo pretty too oh ho hi hey okay ok now again up down round over on in truly totally hush do is it you who what poor dear good
    bora walla duran beep honk ding woof meow ring hip pom yum bang same hear out`,
  ),
};
/** Stammered even across a comma: «мы, мы отправили». */
const stammered = {
  ru: words('я мы ты вы в на с к у по от до из за и а но для о'),
  en: words('i we you he she they the a an to in of and but for with my our'),
};
/** Adverbs, and adjectives of size and colour: «рано рано утром», «старый старый дом». */
const intense =
  /^(?:(?!это$|нужно$|можно$|должно$|надо$)\S{3,}о|(?:больш|маленьк|огромн|стар|длинн|красив|син|бел|темн|черн|далек|глубок|высок|тонк|светл|тих|нежн|долг|добр|тепл)(?:ий|ый|ой|ая|яя|ое|ее|ые|ие|ого|его|ую|юю))$/;
/** Not adverbs. */
const nounsInO =
  /(?:ство|^(?:письмо|место|дело|слово|число|право|окно|утро|лето|фото|видео|пальто|метро|масло|мясо|молоко|пиво|золото|дерево|зеркало|облако|яблоко|здоровье))$/;
/** «мы хотим мы хотим»: a sentence begun again begins with one of these. */
const beginnings = {
  ru: words('я мы ты вы он она они у нам мне надо нужно давайте можно это если когда что для по в на с'),
  en: words("i we you he she they i'm we're let's can could please the a this my our to in on for"),
};
const longestRestart = 4;

/** Words and beginnings said twice by mistake: «мы мы отправили», "the the invoice", «отпра- отправили». */
export const repeats = wordStep('repeats', (units) => {
  const edits: Edit[] = [];
  for (let at = 0; at < units.length; at += 1) {
    const from = at;
    for (let skipped = repeatedFrom(units, at); skipped > 0; skipped = repeatedFrom(units, at)) at += skipped;
    const first = units[from];
    const next = units[at];
    if (at === from || !first || !next) continue;
    edits.push({ start: first.start, end: next.start, after: '' });
    const capital = isCapitalised(first) ? capitalOf(next) : undefined;
    if (capital) edits.push(capital);
  }
  return edits;
});

/** How many units from `at` on are said again right after them; the second time stays. */
function repeatedFrom(units: readonly Unit[], at: number): number {
  const unit = units[at];
  const language = unit?.language;
  if (!isWord(unit) || language === undefined) return 0;
  const next = units[at + 1];
  if (isWord(next) && isSame(unit, next) && isStammer(units, at)) return 1;
  if (next?.text === ',' && isSame(unit, units[at + 2]) && stammered[language].has(unit.folded)) return 2;
  // «совещание со- совещание»
  if (isWord(next) && units[at + 2]?.text === '-' && isBeginningOf(next, units[at + 3]) && isSame(unit, units[at + 3]))
    return 3;
  if (next?.text === '-' && next.gap === '' && isBeginningOf(unit, units[at + 2])) return 2;
  return restartFrom(units, at, beginnings[language]);
}

const isSame = (unit: Unit, other: Unit | undefined): boolean =>
  isWord(other) &&
  other.folded === unit.folded &&
  other.language === unit.language &&
  isShouted(other) === isShouted(unit);

/** «ИМЯ имя» are two things. */
const isShouted = ({ text }: Unit): boolean => text.length > 1 && text === text.toUpperCase();

function isStammer(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  const next = units[at + 1];
  if (!unit?.language || doubled[unit.language].has(unit.folded)) return mayStillStammer(units, at);
  const isName = isCapitalised(unit) && isCapitalised(next) && unit.text !== 'I';
  const isNumber = isRussianNumberWord(unit) || isEnglishNumberWord(unit);
  const isLetter = unit.text.length === 1 && unit.text !== 'I' && !stammered[unit.language].has(unit.folded);
  const isAdverb = unit.language === 'en' && unit.folded.endsWith('ly');
  const isIntense =
    unit.language === 'ru' &&
    !stammered.ru.has(unit.folded) &&
    intense.test(unit.folded) &&
    !unit.folded.includes('-') &&
    !nounsInO.test(unit.folded);
  return !isName && !isNumber && !isLetter && !isAdverb && !isIntense;
}

/** "is is" and "it it" may be right in the middle of a sentence, not at its start; «is» after a noun is said twice by mistake. */
function mayStillStammer(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  const previous = units[at - 1];
  if (unit?.language !== 'en') return false;
  if (unit.folded === 'is') return isWord(previous) && !words('it that this what he she there').has(previous.folded);
  return words('it you he do in on over').has(unit.folded) && !isWord(previous);
}

/** A word broken off and begun again: «отпра- отправили», «в- в среду». */
function isBeginningOf(unit: Unit, next: Unit | undefined): boolean {
  if (!isWord(next) || next.gap === '' || next.language !== unit.language) return false;
  return next.folded.startsWith(unit.folded);
}

/** So many words said again without a mark between are a mistake whatever they begin with. */
const surelyRestarted = 3;

function restartFrom(units: readonly Unit[], at: number, begins: ReadonlySet<string>): number {
  const begun = begins.has(units[at]?.folded ?? '');
  const isNumber = [0, 1].some(
    (step) => isRussianNumberWord(units[at + step]) || isEnglishNumberWord(units[at + step]),
  );
  if (!begun && (isNumber || units[at]?.folded === units[at + 1]?.folded)) return 0;
  for (let length = longestRestart; length >= (begun ? 2 : surelyRestarted); length -= 1) {
    const isAgain = Array.from({ length }, (_, index) => index).every((index) => {
      const unit = units[at + index];
      return isWord(unit) && isSame(unit, units[at + length + index]);
    });
    if (isAgain) return length;
  }
  return 0;
}

/** The second time stands where the first one began a sentence. */
function capitalOf(next: Unit): Edit | undefined {
  const letter = next.text.charAt(0);
  const capital = letter.toUpperCase();
  return letter === capital ? undefined : { start: next.start, end: next.start + 1, after: capital };
}
