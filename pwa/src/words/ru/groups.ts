import type { Words } from '../en/index.ts';
import { count } from './count.ts';

export const groups: Words['groups'] = {
  title: 'Группы',
  lead: 'Люди одной группы диктуют с общими словами, не считая своих. За общими словами следят администраторы.',
  name: 'Новая группа',
  nameExample: 'Например, Отдел продаж',
  add: 'Создать',
  taken: (name) => `Группа «${name}» уже есть. Ничего не изменилось.`,
  members: (number) => count(number, { one: 'человек', few: 'человека', many: 'человек', other: 'человека' }),
  words: (number) => count(number, { one: 'слово', few: 'слова', many: 'слов', other: 'слова' }),
  people: 'Состав',
  choose: (name) => `Состав группы «${name}»`,
  notChanged: 'Состав группы прежний.',
  remove: (name) => `Удалить группу «${name}»`,
  removed: (name) => `Группа «${name}» удалена вместе со словами.`,
  notRemoved: (name) => `Группа «${name}» на месте.`,
};
