import type { Words } from '../en/index.ts';
import { atLeast, count } from './count.ts';

export const people: Words['people'] = {
  title: 'Люди',
  lead: 'У каждого своя история, и никто другой её не видит.',
  add: 'Добавить человека',
  role: 'Роль',
  roles: { user: 'Сотрудник', admin: 'Администратор' },
  passwordHint: (least) => `${atLeast(least)} Передайте его человеку надёжным способом.`,
  submit: 'Добавить',
  added: (email) => `${email}: запись создана.`,
  you: 'вы',
  taken: 'Запись с такой почтой уже есть. Ничего не изменилось.',
  total: (people) => count(people, { one: 'человек', few: 'человека', many: 'человек', other: 'человека' }),
};
