import { isRussianNumberWord } from '../numbers/russian-numerals.ts';
import { has, words } from '../phrases.ts';
import { endsSentence, type Unit } from '../units.ts';
import { isInitialMeant } from './case-meaning.ts';
import { isRussianCompound } from './compounds.ts';
import { isDictated, isListed, isQuoted, isSubject, type Place, standsAlone } from './place.ts';
import { isSignMeant } from './sign-meaning.ts';
import { commands } from './table.ts';

/** Before the name of a mark these make it a word of the sentence. */
const mentions = words(
  'слово слова словом слову знак знака знаком символ символа кнопка клавиша буква команда термин вместо и или не ни где вот как нравится',
);
const feminineBefore = words(
  `лишняя эта та одна каждая любая данная первая вторая третья четвертая пятая следующая последняя новая другая моя твоя наша ваша своя
  отправная конечная горячая болевая торговая крайняя мертвая исходная начальная опорная ключевая контрольная поворотная критическая высшая низшая
  слабая узловая единственная розничная черная красная белая синяя зеленая желтая жирная общая важная важнейшая верхняя нижняя центральная средняя
  какая такая всякая десятичная плавающая фиксированная стартовая финишная стационарная базовая реперная пропущенная ненужная обязательная чья иная
  неожиданная дополнительная оконечная запрещенная лучшая худшая`,
);
/** «Здесь стоит точка»: unless other commands before say that marks are dictated here. */
const statesBefore = words(
  'нужна ожидается ожидалась отсутствует начата ставится стоит пропущена поставлена есть была будет',
);
const neuterBefore = words(
  `поставь поставьте поставить ставь ставьте ставить ставим поставим ставится ставят поставил поставила поставили добавь добавьте добавить вставь отсутствует ожидается ожидалось неожиданное дополнительное содержит
  вставьте вставить убери уберите убрать удали удалите удалить замени замените заменить забыл забыла забыли пропустил пропустила пропущено пропущен
  через на без под про это то одно длинное короткое среднее лишнее лишний первое второе последнее следующее мое твое наше какое каждое этот один
  какой большой жирный второй первый последний стоит есть было будет рядом с`,
);
/** «первое тире качество»: where marks are dictated these name what stands before one. */
const countedBefore = words('первое второе третье последнее следующее это то одно один');
/** «нам нужно двоеточие молоко» is a list; «здесь нужно двоеточие» is talk about a mark. */
const needsBefore = words('нужно надо нужен необходимо требуется');
const afterNeeded = words('после перед в между вместо а но потому если');

/** «точка зрения», «точка на карте»: what such a point is of. */
const pointsOf = words(
  `зрения отсчета кипения продаж продажи доступа входа выхода роста невозврата сборки опоры пересечения безубыточности восстановления контакта
  замерзания плавления росы бифуркации максимума минимума экстремума равновесия притяжения приложения соприкосновения соприкасания старта финиша
  встречи питания обслуживания выдачи приема отправления назначения прибытия подключения крепления перегиба разрыва излома привязки отказа останова
  остановки обзора съемки фокуса схода монтирования перезапуска соединения кристаллизации сцепления джи g над боли силы внимания интереса интересов напряжения касания координат маршрута сбора общепита самовывоза
  зажигания омега лагранжа отрыва присутствия`,
);
const predicates = words(
  `нужна нужно нужен ставится ставятся стоит стоят лишняя лишнее лишний обязательна обязательно отсутствует пропущена пропущено означает обозначает
  находится расположена поставлена является показывает`,
);
const placesAndDegrees = words('здесь тут там явно точно совсем вообще уже все-таки не просто действительно');
const openers = words(
  `забыл забыла забыли нужно надо можно чтобы не следует пора должен должна должны хочу хотел попробуй как стоит могу можешь давай слово нельзя
  осталось пытаюсь и или`,
);
const toggleBefore = words(
  `поставь поставьте поставить нужны нужна убери уберите ставь ставить в эти те такие какие двойные одинарные лишние лишняя елочки лапки через и или
  без про слово знак квадратные фигурные круглые квадратная фигурная эта мои все за на`,
);
const toggleAfter = words('нужны нужна не лишние ставятся ставится елочки в или это');
const breakBefore = words(
  `начни начните начнем начать начнет начнется начинай начинайте начинать начинаем начинается начинаются начал начала начали пиши пишите писать пишем
  пишется напиши напишите написать добавь добавьте добавить вставь вставьте вставить сделай сделайте сделать создай создать это этот эта каждый каждая
  каждую мой моя наш наша один одна нужен нужна нужно или слово как про отдельный первый первая ваш не идет идут перенеси перенесите перенести текст ставь
  за в о перед после через`,
);
const breakAfter = words(
  `начинается начинаются начинай начать начни начните идет идут пишется пишут пишем кода таблицы текста файла документа договора письма отчета меню поиска
  бюджета не появилась появился добавлена добавлен должен должна будет содержит была был посвящен касается описывает нужен нужна это расходов`,
);
const prepositions = words('в во на о об про с со из к ко по для у от до за под над при без через');
const connectors = words('и или а но в на чтобы не после перед можно для');
const itemBefore = words(
  'это этот как один каждый любой наш мой добавь добавьте добавить на про и в за есть какой нужен читай смотри',
);
const itemAfter = words(
  'повестки договора плана программы меню списка назначения касается о об про отчета устава правил нашей нашего инструкции будет не',
);
const deleteBefore = words(
  'надо нужно пожалуйста можно не просто чтобы и попроси давай лучше ты сначала потом нельзя прошу хочу',
);
const deleteAfter = words(
  'из в во на от этого этой абзаца договора письма текста отчета с про о об перед после и который которое если документа',
);
const writingVerb = /^(?:на|за|в|пере|под|вы|у|при)?(?:писа|пиш|печата|полн|каза|бра|бер|вед)/;
const capitalsBefore = words('в не и или под это');
const capitalsAfter =
  /^(?:и|или|в|на|не|буквами|выдел\S*|напис\S*|набра\S*|обознач\S*|отмеч\S*|пиш\S*|указ\S*|печат\S*|написа\S*)$/;
/** «На карте отмечена точка.», «Появилась новая строка.»: what is said of a mark, when the recogniser ended the sentence itself. */
const predicateEnding = /(?:ая|яя|[ена]на|та|лась|ла|ется|ится|ена)$/;
/** Third persons and past tenses. */
const predicate = /(?:[аеую]ет|ит|ся|[уюая]т|[аилое]ла|[аилое]ло|[аилое]л)$/;
const beginning = /^(?:чита|прочт|продолж|начн|начин|начат|начал|пиш|напиш|написа|писа|печат|перен)/;
const feminine = new Set(['точка', 'запятая', 'точка с запятой']);
const keys = /^(?:клавиш|кнопк|букв|символ|значк)(?:[аиуы]|ой|ей|ом|ами|ок)?$/;
/** «точка падения»: what is done at it. A new sentence of a text without marks may begin so too: «изменения внесены». */
const ofDoing = /(?:ания|ения|яния)$/;
/** A sentence is looked through as far as this. */
const sentenceUnits = 40;
/** Units after which «пять запятая два» is a decimal. */
const decimalUnit =
  /^(?:процент|градус|миллион|миллиард|тысяч|рубл|доллар|евро|метр|километр|сантиметр|миллиметр|литр|килограмм|грамм|тонн|балл|секунд|час|раз|гигабайт|мегабайт|ватт|вольт|киловатт|га$|кг$|км$|м$)/;

/** What is measured in decimals without a unit: «коэффициент один запятая два». */
const decimalBefore = /^(?:коэффициент|показател|оценк|рейтинг|значени|равн|индекс|курс|пи$|средн|балл)/;

/** Is a Russian phrase that may be a command meant as one? In doubt it is text. */
export function isRussianMeant(place: Place): boolean {
  const { command } = place;
  switch (command.kind) {
    case 'mark':
    case 'hyphen':
      return isMarkMeant(place);
    case 'dash':
      return isRussianCompound(place) || isMarkMeant(place);
    case 'sign':
      return isSignMeant(place, 'ru');
    case 'break':
      return isBreakMeant(place);
    case 'open':
      return !has(openers, place.left) && !(has(connectors, place.right) && !closesLater(place));
    case 'close':
      return place.isPairOpen && !has(openers, place.left);
    case 'toggle':
      return !has(toggleBefore, place.left) && !has(toggleAfter, place.right) && !/[уюая]тся$/.test(place.right ?? '');
    case 'bullet':
      return isItemMeant(place);
    case 'delete':
      return isDeleteMeant(place);
    case 'capitals':
      return areCapitalsMeant(place);
  }
}

function isMarkMeant(place: Place): boolean {
  const { phrase, left, right, units, from, to } = place;
  if (isSubject(place) || isQuoted(place) || isListed(place) || isTalkOfMarks(place)) return false;
  // «Это не точка, а запятая.»
  if (left === 'а' && units[to]?.kind === 'mark') return false;
  if (has(mentions, left) || keys.test(left ?? '') || has(predicates, right)) return false;
  if (right === 'не' && has(predicates, units[to + 1]?.folded)) return false;
  if (isJudged(place)) return false;
  // «Нужна ли здесь запятая?»
  if (units[to]?.text === '?' && feminine.has(phrase)) return false;
  if (feminine.has(phrase)) {
    // «Оконечная точка не указана»: an adjective that begins the sentence belongs to it.
    if (/(?:ая|яя)$/.test(left ?? '') && isSentenceStart(units[from - 2])) return false;
    if (
      has(feminineBefore, left) ||
      (has(statesBefore, left) && !(isDictated(place) && units[to] === undefined)) ||
      (left === 'это' && isSentenceStart(units[from - 2]))
    )
      return false;
    if (units[to]?.text === '.' && predicateEnding.test(left ?? '')) return false;
    if (phrase === 'точка' && (has(pointsOf, right) || (right === 'на' && units[to + 1]?.folded === 'карте')))
      return false;
    // «Его слова — точка в споре.»
    if (phrase === 'точка' && /^[—–]$/.test(units[from - 1]?.text ?? '') && right !== undefined) return false;
    if (phrase === 'точка' && !place.isUnpunctuated && !place.isBeforeCapital && ofDoing.test(right ?? ''))
      return false;
    return !isDecimal(place);
  }
  if (has(needsBefore, left)) return !(place.endsSentence || units[to]?.kind === 'mark' || has(afterNeeded, right));
  // «Ростов дефис на дефис Дону»
  if (units[from - 2]?.folded === phrase && /^(?:дефис|тире)$/.test(phrase)) return true;
  if (right === 'и' && /^сдела(?:л|ла|ли)$/.test(left ?? '')) return false;
  // «Двойное тире выглядит странно.»
  if (/(?:ое|ее)$/.test(left ?? '') && isSentenceStart(units[from - 2]) && !place.isUnpunctuated) return false;
  if (/^(?:на|за)?пиши(?:те)?$/.test(left ?? '') && units[to]?.text === '.') return false;
  if (has(countedBefore, left) && isDictated(place)) return true;
  if (phrase === 'вопросительный знак' && isAsked(place)) return true;
  return !has(neuterBefore, left);
}

const questionWords = words(
  'сколько когда почему зачем кто что чем куда откуда где чей какой какая какое какие каким какую',
);
const askedBefore = words('скажи скажите подскажи подскажите пожалуйста а и но так');

/** «Скажите пожалуйста сколько это стоит вопросительный знак»: the sentence begins as a question, and it ends here. */
function isAsked({ units, from, to }: Place): boolean {
  if (units[to]?.kind === 'mark') return false;
  let start = from;
  while (from - start < sentenceUnits && units[start - 1] && !endsSentence(units[start - 1])) start -= 1;
  while (has(askedBefore, units[start]?.folded) || units[start]?.text === ',') start += 1;
  return has(questionWords, units[start]?.folded);
}

/** «Но запятая здесь лишняя.»: a clause that ends with what is said of the mark. */
function isJudged({ units, to }: Place): boolean {
  let at = to;
  while (has(placesAndDegrees, units[at]?.folded)) at += 1;
  return at > to && has(predicates, units[at]?.folded) && units[at + 1]?.kind !== 'word';
}

const inflectedMark =
  /^(?:точ(?:ки|ку|кой|ек|кам|ками)|запят(?:ые|ую|ых|ыми)|двоеточ(?:ия|ием|ий|иями)|дефис(?:а|ом|ы|ов|ами)|многоточ(?:ия|ием|ий)|препинания|пунктуаци\S+|знаки)$/;

/** «Автор любит тире и двоеточия», «Тире, дефис и двоеточие — знаки препинания»: a written sentence that speaks of marks. */
function isTalkOfMarks({ units, from, to, isUnpunctuated }: Place): boolean {
  if (isUnpunctuated) return false;
  // «исправил двоеточие на тире»
  const isExchanged = /^(?:на|и|или|вместо|либо)$/.test(units[to]?.folded ?? '');
  if (isExchanged && commands.ru.at(units, to + 1) && endsSentence(units[to + 2])) return true;
  for (let at = to; at - to < sentenceUnits && units[at] && !endsSentence(units[at]); at += 1)
    if (inflectedMark.test(units[at]?.folded ?? '')) return true;
  for (let at = from - 1; from - at < sentenceUnits && units[at] && !endsSentence(units[at]); at -= 1)
    if (inflectedMark.test(units[at]?.folded ?? '')) return true;
  return false;
}

const isSentenceStart = (unit: Unit | undefined): boolean => unit === undefined || unit.kind !== 'word';

/** «пять запятая два процента», «версия два точка три»: part of a number. A list has more of them: «один запятая два запятая три». */
function isDecimal({ units, from, to, phrase }: Place): boolean {
  if (!isRussianNumberWord(units[from - 1]) || !isRussianNumberWord(units[to])) return false;
  if (phrase === 'точка' || [units[from - 1], units[to]].some((unit) => /^н[оу]ль$/.test(unit?.folded ?? '')))
    return true;
  let after = to;
  while (isRussianNumberWord(units[after])) after += 1;
  let before = from - 1;
  while (isRussianNumberWord(units[before])) before -= 1;
  return decimalUnit.test(units[after]?.folded ?? '') || decimalBefore.test(units[before]?.folded ?? '');
}

function isBreakMeant(place: Place): boolean {
  const { phrase, left, right, startsSentence, isAfterBreak, units, to } = place;
  if (phrase === 'абзац')
    return place.hasTextBefore && (standsAlone(place) || (place.isUnpunctuated && place.followsCommand));
  if (has(breakBefore, left) || beginning.test(left ?? '') || has(breakAfter, right)) return false;
  const isNoun = !/^(?:с|со|на) /.test(phrase);
  const isSealed = endsSentence(units[to]) && units[to] !== undefined;
  if (isNoun && isSealed && left === 'и') return false;
  // «Новая строка нарушает ограничение»
  if (isNoun && startsSentence && predicate.test(right ?? '')) return false;
  if (isNoun && /(?:ая|яя)$/.test(left ?? '') && has(prepositions, right)) return false;
  if (isNoun && isSealed && predicateEnding.test(left ?? '')) return false;
  // «Пишите каждый пункт с новой строки.»
  if (!isNoun && (isSealed || has(connectors, right)) && isAboutWriting(place)) return false;
  // «Он начал всё с новой строки.»
  if (!isNoun && isSealed && hasInClause(place, beginning)) return false;
  return !(isNoun && startsSentence && !isAfterBreak && has(prepositions, right));
}

function isItemMeant(place: Place): boolean {
  const { left, right, units, to, startsSentence, isAfterBreak } = place;
  if (has(itemBefore, left) || has(itemAfter, right) || /^[—–-]$/.test(units[to]?.text ?? '')) return false;
  // «Появился новый пункт.»: an item has something in it.
  if (!startsSentence && !isAfterBreak && endsSentence(units[to])) return false;
  // «Новый пункт появился в меню.»
  if (startsSentence && /(?:ся|сь|лен[ао]?)$/.test(right ?? '')) return false;
  return !(startsSentence && has(prepositions, right));
}

/** Is the bracket or quotation mark that opens here closed by a command further on? */
function closesLater({ units, to, command }: Place): boolean {
  const end = Math.min(units.length, to + sentenceUnits);
  for (let at = to; at < end; at += 1) {
    const later = commands.ru.at(units, at)?.value;
    if (later?.kind === 'close' && command.kind === 'open' && later.pair === command.pair) return true;
  }
  return false;
}

function isDeleteMeant(place: Place): boolean {
  const { phrase, left, right, units, to, hasTextBefore } = place;
  if (!hasTextBefore) return false;
  const isEnded = place.endsSentence || place.isBeforeCapital;
  if ((place.startsSentence || place.isAfterBreak) && isEnded) return true;
  return (
    place.isUnpunctuated &&
    / /.test(phrase) &&
    !phrase.endsWith('это') &&
    units[to]?.kind !== 'mark' &&
    !has(deleteBefore, left) &&
    !has(deleteAfter, right)
  );
}

function areCapitalsMeant(place: Place): boolean {
  const { command, phrase, left, right } = place;
  if (command.kind !== 'capitals') return false;
  if (command.from === 'here') return !has(prepositions, right);
  if (command.from === 'end') return place.isPairOpen;
  if (command.from !== 'next_word') return !isAboutWriting(place) && isInitialMeant(place);
  if (right === undefined || capitalsAfter.test(right) || has(capitalsBefore, left)) return false;
  if (left !== undefined && / /.test(phrase)) return false;
  return !isAboutWriting(place);
}

/** Does a verb of writing stand before in the same clause? Then lines, letters and marks are its objects. */
const isAboutWriting = (place: Place): boolean => hasInClause(place, writingVerb);

function hasInClause({ units, from }: Place, verb: RegExp): boolean {
  for (let word = from - 1; from - word < sentenceUnits && units[word]?.kind === 'word'; word -= 1) {
    if (verb.test(units[word]?.folded ?? '')) return true;
  }
  return false;
}
