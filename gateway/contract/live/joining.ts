/** Signs that stand without a space after the word before. */
const joinsPrevious = /^[\s,.!?:;…)\]}»”%]/u;
/** Signs that the next word follows without a space. */
const joinsNext = /[\s([{«„“]$/u;
/** Everything of a phrase's ends but its line breaks and tabs. */
const spacesAround = /^[^\S\n\t]+|[^\S\n\t]+$/gu;

/**
 * The one rule by which phrases become a text: a space between words, none before a closing sign, after an opening one
 * or at a line break. A phrase of spaces leaves no trace; line breaks are kept.
 */
export function joinPhrase(text: string, phrase: string): string {
  const added = phrase.replace(spacesAround, '');
  if (added === '') return text;
  return text === '' || joinsNext.test(text) || joinsPrevious.test(added) ? text + added : `${text} ${added}`;
}
