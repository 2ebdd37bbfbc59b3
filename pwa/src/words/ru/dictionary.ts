import type { Words } from '../en/index.ts';
import { count } from './count.ts';
import { leadOfGroup, manyAtOnce, sameInLists, sameReasons } from './lists.ts';

const terms = { one: 'слово', few: 'слова', many: 'слов', other: 'слова' };

export const dictionary: Words['dictionary'] = {
  ...sameInLists,
  lead: 'Имена и термины в том виде, в каком их надо писать. Диктовка прислушивается к ним.',
  groupLead: leadOfGroup('Слова'),
  written: 'Как пишется',
  writtenExample: 'Например, Мкртчян',
  sounds: 'Как звучит',
  soundsExample: 'Если иначе: макартчян',
  language: 'На каком языке звучит',
  anyLanguage: 'На любом',
  added: (term) => `«${term}» теперь в словаре.`,
  taken: (term) => `«${term}» уже есть в словаре. Ничего не изменилось.`,
  faults: {
    empty: () => 'Сначала введите слово.',
    too_long: (most) =>
      `Слишком длинно. В слове может быть не больше ${count(most, { one: 'символа', few: 'символов', many: 'символов', other: 'символа' })}.`,
    no_letters: () => 'В слове нужна хотя бы одна буква или цифра.',
    bad_character: () => 'Внутри есть символ, который не показать. Наберите слово заново.',
    too_many_sounds: () => 'Слишком много вариантов звучания. Оставьте самые частые.',
  },
  search: 'Поиск в словаре',
  whose: 'Чьи слова',
  everyones: 'Все слова',
  own: 'Только мои',
  total: (number) => count(number, terms),
  entry: (term) => `Слово: ${term}`,
  soundsLike: (sounds) => `звучит: ${sounds}`,
  used: (times) => `в ${count(times, { one: 'диктовке', few: 'диктовках', many: 'диктовках', other: 'диктовках' })}`,
  notRemoved: (term) => `«${term}» осталось в словаре.`,
  nothingFoundLead: (q) => `Нет слов, которые пишутся или звучат как «${q}».`,
  showAll: 'Показать все слова',
  empty: {
    title: 'Здесь будут ваши слова',
    lead: 'Добавьте фамилии, названия и термины, которые распознаются неверно. После этого они слышатся так, как вы их пишете.',
    without: 'Без словаря',
    with: 'Со словарём',
    before: 'Передайте договор',
    wrong: 'им Катчану',
    right: 'Мкртчяну',
    after: 'до пятницы.',
    hint: 'Одно слово добавляют поля выше, много сразу — список.',
  },
  list: {
    ...manyAtOnce(terms, terms),
    how: 'По одному слову в строке. После запятой можно указать, как оно звучит. Подойдёт и CSV из таблицы.',
    example: 'Мкртчян\nКубернетес\nAlfaVoice,альфа войс',
    reasons: {
      ...sameReasons,
      no_letters: 'нет ни одной буквы',
      too_many_sounds: 'слишком много вариантов звучания',
      unknown_language: 'язык не ru и не en',
      no_room: 'в словаре больше нет места',
    },
  },
};
