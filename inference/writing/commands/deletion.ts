const sentenceEnd = /[.!?…]["»”)]*\s+|\n/gu;

/** @returns where the last sentence of `text` begins, its own end and white space not counted as a boundary */
export function lastSentenceStart(text: string): number {
  const body = text.replace(/[\s.!?…"»”)]+$/u, '');
  let start = 0;
  for (const { 0: end, index } of body.matchAll(sentenceEnd)) start = index + end.length;
  return start;
}

/** @returns where the last word of `text` begins, with the white space before it and the marks after it */
export function lastWordStart(text: string): number {
  return text.search(/\s*\S+\s*$/u);
}

/** How many characters at the end of the text before the cursor a deletion takes, white space included. */
export function charactersToRemove(precedingText: string, what: 'word' | 'sentence'): number {
  if (precedingText.trim() === '') return 0;
  const start = what === 'word' ? lastWordStart(precedingText) : lastSentenceStart(precedingText);
  return precedingText.length - Math.max(0, start);
}
