import { words } from '../phrases.ts';
import { isWord, type Unit } from '../units.ts';
import type { Numeral } from './numeral.ts';
import { numeralsIn } from './numerals.ts';
import { isCounted } from './russian-units.ts';

/** What is told apart by number, in every case of the singular: «пункту пять», «из терминала два». */
const masculine =
  'номер дом корпус офис кабинет пункт раздел рейс вагон автобус маршрут шаг вариант билет заказ счет договор подъезд этаж ряд сезон том код пин-код индекс абзац параграф слайд этап цех терминал выход лот релиз спринт тикет эпизод порт стенд сектор блок канал зал лист причал';
const feminine =
  'квартир комнат страниц глав верси школ групп сери задач палат аудитори трасс таблиц заявк платформ секци касс скорост част температур позици';
const others = words(
  `№ поезд поезда поезде уровень уровня уровне размер строение строении строения приложение приложения приложении приложению место рисунок рисунка рисунке
  участок участка участке пароль добавочный доб минус статья статьи статье статью окно окна`,
);
const named = new RegExp(
  `^(?:(?:${masculine.replaceAll(' ', '|')})(?:а|у|ом|е)?|(?:${feminine.replaceAll(' ', '|')})(?:а|ы|и|е|у|ой|ей|я|ю|ь|ью))$`,
);
const genitive = new RegExp(`^(?:${masculine.replaceAll(' ', '|')})а$`);
/** What a point or an article is of: «в пункте три договора». */
const documents =
  /^(?:договора|закона|устава|инструкции|соглашения|приказа|правил|регламента|контракта|кодекса|положения|отчета|протокола|плана|приложения|письма|акта|заявления|конституции|таблицы|программы|документа)$/;
const documentParts = /^(?:пункт|стать|раздел|приложени|глав|параграф|абзац)/;
const noNouns =
  /^(?:[а-я]{1,3}|или|если|когда|перед|после|через|только|уже|потом|сегодня|завтра|вчера|нужно|можно|есть|будет|нужна|нужны|есть|нельзя|больше|меньше|иначе|теперь|сейчас|снова|опять)$|(?:[еиую]т|ться|тся|сь|л|ла|ло|ли)$/;
/** Genitives that numbers from five on and from two to four govern. */
const [manyGoverned, fewGoverned] = [/[бвгджзйклмнпрстфхцчшщь]$/, /(?:[аяыи]|ых|их)$/];

/** «в доме пять комнат»: does the word after the number look like what is counted there? */
function isCountedThere(after: Unit | undefined, value: number): boolean {
  if (!isWord(after) || noNouns.test(after.folded) || documents.test(after.folded)) return false;
  return (value >= 5 ? manyGoverned : fewGoverned).test(after.folded);
}

/** Is the number in the units `[from, to)` the name of what stands before it? «дом пять» is, «в доме пять комнат» counts. */
export function isNumberOf(units: readonly Unit[], from: number, to: number, value: number): boolean {
  const noun = units[from - 1];
  if (noun === undefined || !(named.test(noun.folded) || others.has(noun.folded))) return false;
  const after = units[to];
  const isPoint = documentParts.test(noun.folded) && documents.test(after?.folded ?? '');
  // «По пункту один вопросов нет»: one takes no genitive plural.
  const agrees = value !== 1 || !/(?:[ое]в|[еи]й)$/.test(after?.folded ?? '');
  if (isCounted(after) && agrees && !isPoint) return false;
  const preposition = units[from - 2]?.folded ?? '';
  // «Осталось этажа два» is about two.
  if (genitive.test(noun.folded) && value >= 2 && value <= 4 && !/^(?:из|от|с|до|у|для)$/.test(preposition))
    return false;
  return !(/^(?:в|во|на)$/.test(preposition) && isCountedThere(after, value));
}

const identified =
  /^(?:номер(?:а|у|ом|е)?|№|#|индекс|код|артикул|тикет|заявк[аеиу]|заказ(?:а|у|ом|е)?|порт|number|no|ticket|order|invoice|case|code|port|id|extension|error|issue|zip|pin|bug)$/;

/** «Заказ двенадцать тысяч пять»: the digits of a name are not grouped. */
export const isIdentifier = (units: readonly Unit[], from: number, to: number): boolean =>
  identified.test(units[from - 1]?.folded ?? '') && !isCounted(units[to]);

/** «Слайд два из восьми»: the whole is written in digits as its part is. */
export function isWholeOfNumbered(units: readonly Unit[], { from }: Numeral): boolean {
  if (!/^(?:из|of)$/.test(units[from - 1]?.folded ?? '')) return false;
  const part = numeralsIn(units.slice(Math.max(0, from - 2), from - 1))[0];
  return part !== undefined && isNumberOf(units, from - 2, from - 1, part.value);
}
