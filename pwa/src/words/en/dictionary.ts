import { count } from './count.ts';
import { leadOfGroup, manyAtOnce, sameInLists, sameReasons } from './lists.ts';

const terms = { one: 'word', other: 'words' };

export const dictionary = {
  ...sameInLists,
  lead: 'Names and terms as they should be written. Dictations listen for them.',
  groupLead: leadOfGroup('Words'),
  written: 'As written',
  writtenExample: 'For example, Szymanski',
  sounds: 'Sounds like',
  soundsExample: 'Only if unusual: shimanski',
  language: 'Spoken in',
  anyLanguage: 'Any language',
  taken: (term: string) => `“${term}” is in the dictionary already. Nothing was changed.`,
  faults: {
    empty: (_most: number) => 'Type a word first.',
    too_long: (most: number) =>
      `That is too long. A word may have ${count(most, { one: 'character', other: 'characters' })}.`,
    no_letters: (_most: number) => 'A word needs at least one letter or digit.',
    bad_character: (_most: number) => 'There is a character in it that cannot be shown. Type it again by hand.',
    too_many_sounds: (_most: number) => 'Those are too many ways to say it. Keep the most common ones.',
  },
  search: 'Search the dictionary',
  whose: 'Whose words',
  everyones: 'All words',
  own: 'Only mine',
  total: (number: number) => count(number, terms),
  entry: (term: string) => `Word: ${term}`,
  soundsLike: (sounds: string) => `sounds like ${sounds}`,
  used: (times: number) => `in ${count(times, { one: 'dictation', other: 'dictations' })}`,
  nothingFoundLead: (q: string) => `No word is written or sounds like “${q}”.`,
  showAll: 'Show all words',
  empty: {
    title: 'Your words will be here',
    lead: 'Add the surnames, names and terms that come out wrong. Then they are heard as you write them.',
    without: 'Without',
    with: 'With',
    before: 'Please send the contract to',
    wrong: 'Shimanski',
    right: 'Szymanski',
    after: 'before Friday.',
    hint: 'The fields above take one word, a list takes many.',
  },
  list: {
    ...manyAtOnce('word', 'words'),
    how: 'One word on each line. How it sounds may follow a comma. CSV from a spreadsheet works too.',
    example: 'Szymanski\nWroclaw,vrotslav\nAlfaVoice,alpha voice',
    reasons: {
      ...sameReasons,
      no_letters: 'has no letter',
      too_many_sounds: 'has too many ways to sound',
      unknown_language: 'names a language other than ru or en',
      no_room: 'no longer fits into the dictionary',
    },
  },
};
