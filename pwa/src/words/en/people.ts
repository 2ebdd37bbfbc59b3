import { count } from './count.ts';

export const people = {
  title: 'People',
  lead: 'Everyone here has a history of their own that nobody else can read.',
  add: 'Add a person',
  role: 'Role',
  roles: { user: 'Member', admin: 'Administrator' },
  passwordHint: (least: number) =>
    `At least ${count(least, { one: 'character', other: 'characters' })}. Give it to the person in a safe way.`,
  submit: 'Add',
  added: (email: string) => `${email} was added.`,
  you: 'you',
  taken: 'There is an account with this email already. Nothing was changed.',
  total: (people: number) => count(people, { one: 'person', other: 'people' }),
};
