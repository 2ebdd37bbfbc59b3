import type { Recognition } from '../engines/recogniser.ts';
import type { SpeechSpan } from './endpointing.ts';
import { spellingDistance } from './spelling-distance.ts';
import { glossaryHeadings } from './vocabulary-prompt.ts';
import { normalisedWords } from './word-error-rate.ts';

type Belief = Pick<Recognition, 'meanLogProbability' | 'noSpeechProbability'>;

/**
 * With a prompt base says no `[BLANK_AUDIO]` any more: of every clip without speech it made words, with a no-speech
 * probability of 0.46 to 0.95; of 726 clips with speech one had more than 0.3.
 */
const doubtfulNoSpeech = 0.3;
/** Where a prompt broke a recognition («while.» for six seconds of Russian), this was -0.98 to -2.8; 98 % of speech has more than -0.89. */
const doubtfulLogProbability = -0.9;

/** Whether what was heard with a prompt is to be heard again without it, and that second hearing believed. */
export const isPromptDoubtful = ({ meanLogProbability, noSpeechProbability }: Belief): boolean =>
  noSpeechProbability > doubtfulNoSpeech || meanLogProbability < doubtfulLogProbability;

/** Nobody says more letters in a second; 18 is a fast reader. Counted on the voice alone. */
const mostLettersPerSecond = 25;
/** So much of a text must be the prompt's for the text to be its echo. */
const echoShare = 0.8;
/** Where speech is doubtful anyway, half is enough. */
const doubtfulEchoShare = 0.5;
/** Terms one after another in the order of the prompt that nobody says by chance. */
const fewestInOrder = 3;
/** A word misspelt by up to a third of its letters is still the prompt's («Критеринбург»), if it is long enough to tell. */
const mostMisspelt = 1 / 3;
const shortestMisspelt = 5;

/**
 * What of a text was said and is not the prompt come back. Terms are also what people say, and lists of them too: they
 * are an echo only where the sound has too little speech for them, or where it is doubtful that anybody spoke.
 * @param terms those of the prompt, in its order or the opposite
 * @returns the text without the echo, '' where nothing else is left
 */
export function withoutPromptEcho(
  text: string,
  terms: readonly string[],
  evidence: Belief & Pick<SpeechSpan, 'speechMs'>,
): string {
  const pieces = text.split(/\s+/).filter(Boolean);
  const words = pieces.flatMap((piece, index) => normalisedWords(piece).map((word): Word => ({ word, piece: index })));
  const tooMuch = lettersIn(words) > (evidence.speechMs / 1000) * mostLettersPerSecond;
  const doubtful = isPromptDoubtful(evidence);
  if (terms.length === 0 || words.length === 0 || (!tooMuch && !doubtful)) return text;
  const glossary = [...Object.values(glossaryHeadings), ...terms]
    .map(normalisedWords)
    .filter((term) => term.length > 0);
  const share = lettersIn(wordsOfPrompt(words, glossary)) / lettersIn(words);
  if (share >= (doubtful ? doubtfulEchoShare : echoShare)) return '';
  if (!tooMuch) return text;
  const first = wordsInOrder(words, glossary);
  const last = wordsInOrder(
    words.toReversed(),
    glossary.map((term) => term.toReversed()),
  );
  const from = words[first]?.piece ?? pieces.length;
  const to = last === 0 ? pieces.length : (words[words.length - last]?.piece ?? 0);
  return pieces.slice(from, to).join(' ');
}

interface Word {
  word: string;
  /** Which of the text's pieces between spaces it stands in. */
  piece: number;
}

const lettersIn = (words: readonly Word[]): number => words.reduce((sum, { word }) => sum + word.length, 0);

function wordsOfPrompt(words: readonly Word[], glossary: readonly string[][]): Word[] {
  const own = [...new Set(glossary.flat())];
  return words.filter(({ word }) => own.some((term) => word === term || isMisspelling(word, term)));
}

const isMisspelling = (word: string, term: string): boolean =>
  Math.min(word.length, term.length) >= shortestMisspelt &&
  spellingDistance(word, term) <= Math.max(word.length, term.length) * mostMisspelt;

/** How many words at the beginning are terms in the order of the glossary or its opposite; 0 where they are few terms. */
const wordsInOrder = (words: readonly Word[], glossary: readonly string[][]): number =>
  Math.max(runOf(words, glossary), runOf(words, glossary.toReversed()));

function runOf(words: readonly Word[], glossary: readonly string[][]): number {
  let length = 0;
  let terms = 0;
  for (const term of glossary) {
    if (!term.every((word, index) => words[length + index]?.word === word)) continue;
    length += term.length;
    terms++;
  }
  return terms >= fewestInOrder ? length : 0;
}
