import type { NewProposal } from '@alfavoice/db';
import { maxTermLength } from '../../contract/limits.ts';
import { difference, soundOf } from './sound.ts';
import { type Difference, differencesOf, type Word, wordsOf } from './word-differences.ts';

/** A name has few words. */
const mostWords = 4;
/** Shorter words are too often something else. */
const fewestLetters = 3;
/** A plain word that is written otherwise from now on: a short one stands in too many texts. */
const fewestLettersOfPlain = 5;
/** Words that were heard wrong sound like those that were said: up to so much of the sound is another. */
const mostDifferent = 0.45;
/** Whoever changes more than this share of the words writes another text. */
const mostRewritten = 0.5;
/** Endings of Russian and English words that differ in no more than so many letters: the same word in another case. */
const longestEnding = 3;
const mostAtOnce = 10;

/**
 * What a person's correction may teach: words in place of others that sound much like them. Changes of grammar, of
 * meaning, of numbers and of a sentence's first capital teach nothing.
 */
export function proposalsFrom(before: string, after: string): NewProposal[] {
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
  const differences = differencesOf(old, fresh) ?? [];
  const changed = differences.reduce((sum, one) => sum + Math.max(one.before.length, one.after.length), 0);
  if (changed > Math.max(mostWords, mostRewritten * Math.max(old.length, fresh.length))) return [];
  return differences
    .filter(isRespelling)
    .slice(0, mostAtOnce)
    .map(({ before: spoken, after: written }) => ({
      kind: isName(written) ? 'term' : 'replacement',
      spoken: joined(spoken),
      written: joined(written),
    }));
}

const joined = (words: readonly Word[]): string => words.map(({ text }) => text).join(' ');
const lettersOf = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]/gu, '');

function isRespelling({ before, after }: Difference): boolean {
  if (before.length === 0 || after.length === 0 || before.length > mostWords || after.length > mostWords) return false;
  const [spoken, written] = [joined(before), joined(after)];
  if (spoken.length > maxTermLength || written.length > maxTermLength) return false;
  const fewest = isName(after) ? fewestLetters : fewestLettersOfPlain;
  if (lettersOf(spoken) < fewest || lettersOf(written) < fewest) return false;
  if (plain(spoken) === plain(written)) return isNameCase(before, after);
  if (isInflection(plain(spoken), plain(written))) return false;
  return difference(soundOf(spoken), soundOf(written)) <= mostDifferent;
}

/** The same letters: a name now where there was a plain word, or in one word or two. */
function isNameCase(before: readonly Word[], after: readonly Word[]): boolean {
  if (before.length !== after.length) return true;
  return after.some(({ text, beginsSentence }, index) => {
    const old = before[index]?.text ?? '';
    if (text.replaceAll('ё', 'е') === old.replaceAll('ё', 'е')) return false;
    const hasInnerCapital = /\p{Lu}/u.test(text.slice(1));
    return hasInnerCapital || (!beginsSentence && /^\p{Lu}/u.test(text) && /^\p{Ll}/u.test(old));
  });
}

function isInflection(a: string, b: string): boolean {
  let shared = 0;
  while (shared < Math.min(a.length, b.length) && a[shared] === b[shared]) shared += 1;
  const ending = Math.max(a.length, b.length) - shared;
  return shared >= fewestLetters && ending <= longestEnding && ending < shared;
}

/** A capital within a sentence, a letter of another alphabet than Cyrillic, a digit: a name, whatever it is. */
const isName = (words: readonly Word[]): boolean =>
  words.some(
    ({ text, beginsSentence }) =>
      /\p{Lu}/u.test(beginsSentence ? text.slice(1) : text) || /[\p{N}]|(?!\p{Script=Cyrillic})\p{L}/u.test(text),
  );
