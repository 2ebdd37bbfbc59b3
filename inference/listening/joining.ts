/** Signs that stand without a space after the word before. */
const closingSign = /^[,.!?:;…)\]}»”%]/u;

/** The one rule of joining phrases to a text: a space, except before a closing sign; phrases without words leave no trace. */
export const joinPhrases = (phrases: readonly string[]): string =>
  phrases
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
    .reduce((text, phrase) => (text === '' || closingSign.test(phrase) ? text + phrase : `${text} ${phrase}`), '');
