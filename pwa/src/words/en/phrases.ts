import { count } from './count.ts';
import { leadOfGroup, manyAtOnce, sameInLists, sameReasons } from './lists.ts';

/** What both lists say with the same words. */
const common = {
  ...sameInLists,
  spoken: 'What you say',
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
  nothingFoundLead: (q: string) => `Nothing is said or written with “${q}”.`,
  showAll: 'Show all of them',
};

const reasons = {
  ...sameReasons,
  no_letters: 'says nothing',
  nothing_written: 'does not say what to write',
  no_room: 'no longer fits, there is no more room',
};

const replacements = { one: 'replacement', other: 'replacements' };
const snippets = { one: 'snippet', other: 'snippets' };

export const phrases = {
  tabs: { label: 'Kinds of words', dictionary: 'Dictionary', replacements: 'Replacements', snippets: 'Snippets' },
  replacements: {
    ...common,
    lead: 'Wherever you say the one, the other is written.',
    groupLead: leadOfGroup('Replacements'),
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
      ...manyAtOnce('replacement', 'replacements'),
      how: 'One on each line: what you say, an arrow or a comma, what is written. CSV from a spreadsheet works too.',
      example: 'front desk -> Reception\narrow -> →',
      reasons,
    },
  },
  snippets: {
    ...common,
    lead: 'Say a few words as a sentence of their own, and a whole text is written.',
    groupLead: leadOfGroup('Snippets'),
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
      ...manyAtOnce('snippet', 'snippets'),
      how: 'One on each line: what you say, a comma, the text. CSV from a spreadsheet works too; a text of several lines stands in quotation marks.',
      example: 'my signature,"Kind regards,\nAnna Weber"',
      reasons,
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
