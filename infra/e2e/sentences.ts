/** What the synthesised voices say, and the words that any right recognition holds. */
export const sentences = {
  ru: {
    text: 'Завтра утром мы отправим документы в главный офис.',
    words: ['завтра', 'утром', 'документы', 'главный', 'офис'],
  },
  en: {
    text: 'Please send the report to the customer before Friday morning.',
    words: ['send', 'report', 'customer', 'friday', 'morning'],
  },
} as const;

/** Words that are missing from a text, case and punctuation aside. */
export function missingWords(text: string, words: readonly string[]): string[] {
  const said = text.toLowerCase();
  return words.filter((word) => !said.includes(word));
}
