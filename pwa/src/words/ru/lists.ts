import type * as english from '../en/lists.ts';
import { count } from './count.ts';

/** What every list of words says with the same words. */
export const sameInLists: typeof english.sameInLists = {
  use: 'Использовать в диктовках',
  add: 'Добавить',
  added: (name) => `Добавлено: «${name}».`,
  save: 'Сохранить',
  notSaved: 'Не сохранилось. Введённое на месте.',
  ofGroup: (group) => `из группы «${group}»`,
  off: 'не используется',
  edit: 'Изменить',
  remove: 'Удалить',
  removed: (name) => `«${name}»: удалено.`,
  notRemoved: (name) => `«${name}» осталось в списке.`,
  nothingFound: 'Ничего не нашлось',
  download: 'Сохранить CSV',
};

/** @param what the entries of a group are called */
export const leadOfGroup: typeof english.leadOfGroup = (what) => (group, editable) =>
  editable
    ? `${what} группы «${group}». С ними диктуют все, кто в неё входит.`
    : `${what} группы «${group}». Их ведёт администратор.`;

type Forms = Parameters<typeof count>[1];
const lines = { one: 'строка', few: 'строки', many: 'строк', other: 'строки' };

/** What is said of many entries at once. @param taken after «взять»: the noun stands in the accusative */
export const manyAtOnce = (entries: Forms, taken: Forms): ReturnType<typeof english.manyAtOnce> => ({
  open: 'Добавить список',
  title: 'Добавить список',
  file: 'Выбрать файл',
  submit: (news) => (news > 0 ? `Взять ${count(news, taken)}` : 'Взять'),
  willAdd: (number) => `Добавится ${count(number, entries)}.`,
  willChange: (number) => `Изменится ${count(number, entries)}.`,
  willRefuse: (number) => `Не подойдут: ${count(number, lines)}.`,
  added: (number) => `Добавлено: ${count(number, entries)}.`,
  changed: (number) => `Изменено: ${count(number, entries)}.`,
  known: (number) => `Уже есть: ${count(number, entries)}.`,
  refused: (number) => `Не подошли: ${count(number, lines)}.`,
  line: (number) => `Строка ${number}`,
  andMore: (number) => `и ещё ${count(number, lines)}`,
  more: 'Добавить ещё список',
  nothingTaken: 'Ничего не взято, список остался здесь.',
});

/** Why a line of any list is refused. */
export const sameReasons: typeof english.sameReasons = {
  too_long: 'слишком длинно',
  bad_character: 'есть символ, который не показать',
  broken_quotes: 'лишняя кавычка',
  repeated: 'уже стоит в списке выше',
};
