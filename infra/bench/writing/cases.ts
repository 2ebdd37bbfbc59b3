import { readFileSync } from 'node:fs';
import { parseCases, type Sentence, type WritingCase } from '@alfavoice/inference/writing';

export const readCases = (files: readonly string[]): WritingCase[] =>
  files.flatMap((file) => parseCases(readFileSync(file, 'utf8')));

/** A sentence that says something checkable: a number, a name inside, a negation. */
const saysFacts = /\p{N}|\p{Ll} \p{Lu}|(?<!\p{L})(?:не|ни|нет|без|not|no|never|\p{L}+n't)(?!\p{L})/u;
const fewestWords = 4;

/**
 * `count` sentences as a recogniser would give them, those with facts first, both languages in turn; again from the start where there are fewer.
 * @param from so many are passed over
 */
export function realSentences(cases: readonly WritingCase[], count: number, from = 0): Sentence[] {
  const texts = cases.filter(({ raw }) => raw.split(' ').length >= fewestWords && !raw.includes('\n'));
  const of = (language: Sentence['language']): Sentence[] =>
    texts
      .filter((one) => one.language === language)
      .toSorted((a, b) => Number(saysFacts.test(b.raw)) - Number(saysFacts.test(a.raw)))
      .map(({ raw }) => ({ language, text: raw }));
  const [russian, english] = [of('ru'), of('en')];
  return Array.from({ length: count }, (_, offset) => {
    const index = from + offset;
    const list = index % 2 === 0 ? russian : english;
    return list[Math.floor(index / 2) % list.length];
  }).filter((sentence) => sentence !== undefined);
}

/** Texts of about `words` words, sentences of one language joined. */
export function textsOfLength(cases: readonly WritingCase[], words: number, perLanguage: number): Sentence[] {
  return (['ru', 'en'] as const).flatMap((language) => {
    const texts: Sentence[] = [];
    let text = '';
    for (const { raw } of cases.filter((one) => one.language === language && one.kind === 'plain')) {
      text = text === '' ? raw : `${text} ${raw}`;
      if (text.split(' ').length < words) continue;
      texts.push({ language, text: text.split(' ').slice(0, words).join(' ') });
      text = '';
    }
    return texts.slice(0, perLanguage);
  });
}
