import { count } from './count.ts';

export const groups = {
  title: 'Groups',
  lead: 'People in a group dictate with the same words besides their own. Administrators look after these words.',
  name: 'New group',
  nameExample: 'For example, Sales',
  add: 'Make',
  taken: (name: string) => `There is a group called “${name}” already. Nothing was changed.`,
  members: (number: number) => count(number, { one: 'person', other: 'people' }),
  words: (number: number) => count(number, { one: 'word', other: 'words' }),
  people: 'People',
  choose: (name: string) => `People in ${name}`,
  notChanged: 'The group is as it was.',
  remove: (name: string) => `Delete the group ${name}`,
  removed: (name: string) => `The group ${name} and its words were deleted.`,
  notRemoved: (name: string) => `The group ${name} is still there.`,
};
