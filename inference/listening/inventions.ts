import type { Language } from '../contract/index.ts';
import { normalisedWords } from './word-error-rate.ts';

/**
 * Whole utterances that Whisper invents where nobody speaks: the last lines of the subtitles it learned from. They are
 * also things people say, so they count as invented only where the evidence for speech is weak.
 */
const inventions: Record<Language, readonly RegExp[]> = {
  ru: [
    /^продолжение следует$/,
    /^субтитры( и коррекция)?( с?делал| создал| создавал| подогнал| добавил| подготовил)?( .{1,30})?$/,
    /^редактор субтитров .{1,30}$/,
    /^корректор .{1,30}$/,
    /^спасибо( всем)?( большое)? за (просмотр|внимание|субтитры)$/,
    /^спасибо$/,
    /^(с вами был|до новых встреч|до свидания|всем пока|пока( пока)?)$/,
    /^подпи(сывайтесь|шитесь)( на (наш |мой )?канал)?( и ставьте лайки?)?$/,
    /^(смотрите|смотри) продолжение( .{1,40})?$/,
    /^(весел|спокойн|тревожн|динамичн)?\p{L}* ?музыка$/u,
    /^(аплодисменты|смех)$/,
  ],
  en: [
    /^thank(s| you)( so much| very much)?( all| everyone)?( for watching| for listening)?$/,
    /^thank(s| you) for watching (and )?(i'll |see you).{1,40}$/,
    /^(please )?(like and )?subscribe( to (my|our|the) channel)?$/,
    /^(i'll )?see you( guys)?( in the)? next (time|video|one)$/,
    /^subtitles? by .{1,40}$/,
    /^(subtitles|transcription|captions?)( .{1,20})? by .{1,40}$/,
    /^(bye|bye bye|you|okay|oh|so|the end|to be continued|music|applause|silence)$/,
    /^.{0,20}amara org.{0,20}$/,
  ],
};

/** Whether the text, taken as a whole, is a known invention. In both languages: a wrong language invents in its own. */
export function isKnownInvention(text: string): boolean {
  const words = normalisedWords(text).join(' ');
  return [...inventions.ru, ...inventions.en].some((pattern) => pattern.test(words));
}
