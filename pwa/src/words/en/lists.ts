import { count } from './count.ts';

/** What every list of words says with the same words. */
export const sameInLists = {
  use: 'Use in dictations',
  add: 'Add',
  added: (name: string) => `“${name}” was added.`,
  save: 'Save',
  notSaved: 'It was not saved. What you typed is still here.',
  ofGroup: (group: string) => `from ${group}`,
  off: 'not in use',
  edit: 'Edit',
  remove: 'Delete',
  removed: (name: string) => `“${name}” was deleted.`,
  notRemoved: (name: string) => `“${name}” was not deleted.`,
  nothingFound: 'Nothing found',
  download: 'Save as CSV',
};

/** @param what the entries of a group are called */
export const leadOfGroup = (what: string) => (group: string, editable: boolean) =>
  editable
    ? `${what} of ${group}. Everyone in the group dictates with them.`
    : `${what} of ${group}. An administrator looks after them.`;

const lines = { one: 'line', other: 'lines' };

/** What is said of many entries at once. @param one what one of them is called @param other more of them */
export const manyAtOnce = (one: string, other: string) => ({
  open: 'Add a list',
  title: 'Add a list',
  file: 'Choose a file',
  submit: (news: number) => (news > 0 ? `Take in ${count(news, { one, other })}` : 'Take in'),
  willAdd: (number: number) => `${count(number, { one: `new ${one}`, other: `new ${other}` })}.`,
  willChange: (number: number) => `${count(number, { one: `${one} changes`, other: `${other} change` })}.`,
  willRefuse: (number: number) => `${count(number, { one: 'line does not fit', other: 'lines do not fit' })}:`,
  added: (number: number) => `${count(number, { one: `${one} was added`, other: `${other} were added` })}.`,
  changed: (number: number) => `${count(number, { one: `${one} was changed`, other: `${other} were changed` })}.`,
  known: (number: number) => `${count(number, { one: 'is there already', other: 'are there already' })}.`,
  refused: (number: number) => `${count(number, { one: 'line was left out', other: 'lines were left out' })}:`,
  line: (number: number) => `Line ${number}`,
  andMore: (number: number) => `and ${count(number, lines)} more`,
  more: 'Add another list',
  nothingTaken: 'Nothing was taken in. The list is still here.',
});

/** Why a line of any list is refused. */
export const sameReasons = {
  too_long: 'is too long',
  bad_character: 'has a character that cannot be shown',
  broken_quotes: 'has a quotation mark too many',
  repeated: 'is in the list twice',
};
