import type { Language } from '../contract/index.ts';
import type { RecognisedToken, Recognition } from '../engines/recogniser.ts';
import type { OpenSpan, SpeechSpan } from './endpointing.ts';
import { behindOpenEnd, type PhraseText } from './open-end.ts';
import { plausibleText } from './plausibility.ts';
import { withoutPromptEcho } from './vocabulary-echo.ts';

/** What was said in a stretch of sound. */
export interface Words extends PhraseText {
  startSample: number;
  endSample: number;
  /** Empty where the sound held none. */
  raw: string;
  language: Language;
}

/** The latest look at the open window. */
export interface Look {
  /** Words that were forced. */
  prefix: readonly number[];
  /** Whether the last of them has lost its period. */
  openEnd: boolean;
  endSample: number;
  /** Whether it may be the last: a mere view is not. */
  careful: boolean;
  language: Language;
  recognition: Recognition;
  /** Terms that stood before the sound; none where it was heard without them. */
  prompted: readonly string[];
}

export interface Recognised {
  words: Words;
  /** To be forced on the next phrase; none where they are not exactly what was kept. */
  tokens: readonly RecognisedToken[];
  heardTokens: number;
}

type Heard = Pick<Look, 'language' | 'recognition' | 'prompted'> & { openEnd?: boolean };

/** What of a look was said. */
function said({ recognition, prompted }: Heard, span: OpenSpan): string {
  const text = plausibleText(recognition, span);
  return withoutPromptEcho(text, prompted, { ...recognition, speechMs: span.speechMs });
}

/** Its words, as they stand behind the end of a sentence. */
export const phraseText = (heard: Heard, span: OpenSpan): PhraseText => behind(heard, said(heard, span));

const behind = ({ openEnd }: Heard, text: string): PhraseText => (openEnd ? behindOpenEnd(text) : { raw: text });

export function recognisedOf(heard: Heard, span: SpeechSpan): Recognised {
  const { language, recognition } = heard;
  const text = said(heard, span);
  return {
    words: { startSample: span.startSample, endSample: span.endSample, ...behind(heard, text), language },
    // Forced on the next phrase, tokens must say exactly what was kept.
    tokens: text === recognition.text.trim() ? recognition.tokens : [],
    heardTokens: recognition.tokens.length,
  };
}
