import { has, words } from '../phrases.ts';
import { isCapitalised } from '../units.ts';
import { isDictated, type Place } from './place.ts';

const prepositions = words(
  'в во на к ко с со из от для у по за до о об обо про без через при над под между перед и а но или что если',
);
/** What letters are spoken of: «все имена с заглавной буквы». */
const written =
  /^(?:слов|имя|имен|назван|заголов|фамили|отчеств|предложен|текст|букв|термин|абзац|строк|пункт|все$|всё$|весь$|кажд|оно$|они$|его$|ее$|их$|это$|то$|она$|он$|сразу$|только$|обязательно$|именно$|просто$|лучше$|всегда$|писать|человек|люд)/;
/** Before a name: «господин с большой буквы Иванов». */
const titles =
  /^(?:господин|госпож|товарищ|коллег|гражданин|уважаем|дорог|город|улиц|компани|фирм|проект|клиент|доктор|директор|менеджер|отдел|офис|сервис|сайт|марк|бренд)/;
const predicate = /(?:[аеую]ет|ит|ся|[аыиео]л[аио]?|[уюая]т)$/;
const capitalsAfter =
  /^(?:и|или|в|на|не|но|а|для|без|с|по|буквами|пожалуйста|потом|выдел\S*|напис\S*|набра\S*|обознач\S*|отмеч\S*|пиш\S*|указ\S*|печат\S*|начина\S*|начн\S*|остальн\S*)$/;

/** «с большой буквы москва»: is the letter of the next word spoken of, or is it talk about letters? The caller has ruled out verbs of writing. */
export function isInitialMeant(place: Place): boolean {
  const { phrase, left, right, after, isSetApart } = place;
  if (right === undefined || capitalsAfter.test(right)) return false;
  if (left === undefined || has(prepositions, left)) return true;
  if (written.test(left) || (predicate.test(right) && !isCapitalised(after))) return false;
  // «профессионал с большой буквы» is praise.
  return phrase === 'с большой буквы' ? titles.test(left) || (isCapitalised(after) && !isSetApart) : true;
}

const nameAfter = words('dear hi hello hey mr mrs ms dr from with for at by about near meet ask');
const notNames = words(
  `on and or of to for in at is was the a an it them this that rate rates table tables space gun ex size sizes growth stock stocks companies limit
  limits spending prices costs room next gains expenses`,
);
const articles = words(
  'a an the this that any each every no my your our its their his her with use uses using write type of in',
);

/** "capital s", "cap smith", "lowercase api" */
export function isEnglishInitialMeant(place: Place): boolean {
  const { phrase, left, right, command, units, to, startsSentence } = place;
  if (right === undefined || command.kind !== 'capitals') return false;
  if (/ next$/.test(phrase)) return true;
  if (phrase.startsWith('capital')) {
    const isFollowed = units[to + 1]?.kind === 'word';
    // "Capital X marks the spot", "raise capital a year ago"
    const isLetter = right.length === 1 && !(isFollowed && (startsSentence || /^[ai]$/.test(right)));
    return isLetter && !has(articles, left);
  }
  if (phrase === 'cap') return has(nameAfter, left) && !has(notNames, right);
  return isCaseWordMeant(place);
}

const lettersAfter =
  /^(?:letters?|text|characters?|only|and|or|words?|version|forms?|is|are|was|should|must|in|for|the|names?|alphabet|roman|greek|latin|strings?|vs|versus|filenames?|to|instead|everywhere|throughout|on)$/;

/** "uppercase api", "lowercase iphone": said where something begins, or among other commands. */
export function isCaseWordMeant(place: Place): boolean {
  const { left, right, startsSentence, isAfterBreak } = place;
  if (right === undefined || lettersAfter.test(right) || has(articles, left)) return false;
  return startsSentence || isAfterBreak || isDictated(place);
}
