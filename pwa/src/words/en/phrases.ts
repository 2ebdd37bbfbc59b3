import { count } from './count.ts';

const lines = { one: 'line', other: 'lines' };

/** What both lists say with the same words. */
const common = {
  spoken: 'What you say',
  use: 'Use in dictations',
  add: 'Add',
  added: (spoken: string) => `“${spoken}” was added.`,
  save: 'Save',
  notSaved: 'It was not saved. What you typed is still here.',
  taken: (spoken: string) => `There is one for “${spoken}” already. Nothing was changed.`,
  faults: {
    empty: 'Type what you say first.',
    too_long: 'What you say is too long. A few words are enough.',
    no_letters: 'What you say needs at least one letter or digit.',
    bad_character: 'There is a character in it that cannot be shown. Type it again by hand.',
    nothing_written: 'Type what is to be written.',
    written: (most: number) =>
      `It cannot be written like that: it is longer than ${count(most, { one: 'character', other: 'characters' })}, or has a character that cannot be shown.`,
  },
  whose: 'Whose',
  everyones: 'All of them',
  own: 'Only mine',
  ofGroup: (group: string) => `from ${group}`,
  off: 'not in use',
  edit: 'Edit',
  remove: 'Delete',
  removed: (spoken: string) => `“${spoken}” was deleted.`,
  notRemoved: (spoken: string) => `“${spoken}” was not deleted.`,
  nothingFound: 'Nothing found',
  nothingFoundLead: (q: string) => `Nothing is said or written with “${q}”.`,
  showAll: 'Show all of them',
  download: 'Save as CSV',
};

const list = {
  open: 'Add a list',
  title: 'Add a list',
  file: 'Choose a file',
  willRefuse: (number: number) => `${count(number, { one: 'line does not fit', other: 'lines do not fit' })}:`,
  refused: (number: number) => `${count(number, { one: 'line was left out', other: 'lines were left out' })}:`,
  line: (number: number) => `Line ${number}`,
  andMore: (number: number) => `and ${count(number, lines)} more`,
  more: 'Add another list',
  nothingTaken: 'Nothing was taken in. The list is still here.',
  reasons: {
    too_long: 'is too long',
    no_letters: 'says nothing',
    bad_character: 'has a character that cannot be shown',
    nothing_written: 'does not say what to write',
    broken_quotes: 'has a quotation mark too many',
    repeated: 'is in the list twice',
    no_room: 'no longer fits, there is no more room',
  },
};

const replacements = { one: 'replacement', other: 'replacements' };
const snippets = { one: 'snippet', other: 'snippets' };

export const phrases = {
  tabs: { label: 'Kinds of words', dictionary: 'Dictionary', replacements: 'Replacements', snippets: 'Snippets' },
  replacements: {
    ...common,
    lead: 'Wherever you say the one, the other is written.',
    groupLead: (group: string, editable: boolean) =>
      editable
        ? `Replacements of ${group}. Everyone in the group dictates with them.`
        : `Replacements of ${group}. An administrator looks after them.`,
    spokenExample: 'For example, arrow',
    written: 'What is written',
    writtenExample: 'For example, →',
    search: 'Search replacements',
    total: (number: number) => count(number, replacements),
    entry: (spoken: string) => `Replacement: ${spoken}`,
    empty: {
      title: 'Your replacements will be here',
      lead: 'A word that always comes out wrong, an abbreviation you want written out, a sign that has no key: say one thing, get another.',
      said: 'You say',
      written: 'It writes',
      sayExample: 'send it to the front desk',
      writeExample: 'send it to Reception',
    },
    list: {
      ...list,
      how: 'One on each line: what you say, an arrow or a comma, what is written. CSV from a spreadsheet works too.',
      example: 'front desk -> Reception\narrow -> →',
      submit: (news: number) => (news > 0 ? `Take in ${count(news, replacements)}` : 'Take in'),
      willAdd: (number: number) => `${count(number, { one: 'new replacement', other: 'new replacements' })}.`,
      willChange: (number: number) => `${count(number, { one: 'replacement changes', other: 'replacements change' })}.`,
      changed: (number: number) =>
        `${count(number, { one: 'replacement was changed', other: 'replacements were changed' })}.`,
      known: (number: number) => `${count(number, { one: 'is there already', other: 'are there already' })}.`,
      added: (number: number) =>
        `${count(number, { one: 'replacement was added', other: 'replacements were added' })}.`,
    },
  },
  snippets: {
    ...common,
    lead: 'Say a few words as a sentence of their own, and a whole text is written.',
    groupLead: (group: string, editable: boolean) =>
      editable
        ? `Snippets of ${group}. Everyone in the group dictates with them.`
        : `Snippets of ${group}. An administrator looks after them.`,
    spokenExample: 'For example, my signature',
    written: 'The text',
    writtenExample: 'Kind regards,\nAnna Weber',
    search: 'Search snippets',
    total: (number: number) => count(number, snippets),
    entry: (spoken: string) => `Snippet: ${spoken}`,
    empty: {
      title: 'Your snippets will be here',
      lead: 'A signature, an address, an answer you give every day: say its name, get all of it.',
      said: 'You say',
      written: 'It writes',
      sayExample: 'my signature',
      writeExample: 'Kind regards,\nAnna Weber',
    },
    list: {
      ...list,
      how: 'One on each line: what you say, a comma, the text. CSV from a spreadsheet works too; a text of several lines stands in quotation marks.',
      example: 'my signature,"Kind regards,\nAnna Weber"',
      submit: (news: number) => (news > 0 ? `Take in ${count(news, snippets)}` : 'Take in'),
      willAdd: (number: number) => `${count(number, { one: 'new snippet', other: 'new snippets' })}.`,
      willChange: (number: number) => `${count(number, { one: 'snippet changes', other: 'snippets change' })}.`,
      changed: (number: number) => `${count(number, { one: 'snippet was changed', other: 'snippets were changed' })}.`,
      known: (number: number) => `${count(number, { one: 'is there already', other: 'are there already' })}.`,
      added: (number: number) => `${count(number, { one: 'snippet was added', other: 'snippets were added' })}.`,
    },
  },
  places: {
    label: 'Put in',
    date: 'today’s date',
    time: 'the time',
    cursor: 'where the cursor goes',
  },
  proposals: {
    title: 'From your corrections',
    lead: 'You have changed these by hand. Nothing is done with them until you say so.',
    times: (times: number) => count(times, { one: 'time', other: 'times' }),
    became: 'became',
    term: 'Add to the dictionary',
    replacement: 'Always replace',
    dismiss: 'Do not suggest again',
    accepted: (written: string) => `“${written}” was added.`,
    dismissed: (written: string) => `“${written}” will not be suggested again.`,
    notDone: 'Nothing was changed.',
  },
};
