import { en, type Words } from './en/index.ts';
import { ru } from './ru/index.ts';

export type { Words } from './en/index.ts';
export type Locale = 'ru' | 'en';
export type LocaleChoice = Locale | 'system';

export const wordsOf = (locale: Locale): Words => (locale === 'ru' ? ru : en);

/** @param preferred the browser's languages, most wanted first */
export function localeOf(choice: LocaleChoice, preferred: readonly string[]): Locale {
  if (choice !== 'system') return choice;
  const known = preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'ru' || tag === 'en');
  return known === 'ru' ? 'ru' : 'en';
}

/** A problem of the server or of the microphone. */
export interface ProblemInWords {
  code: keyof Words['problems'];
  /** Seconds. */
  retry_after?: number | undefined;
}

/** A sentence for a person: what happened and, where the server said when, how long to wait. */
export function sentenceOf(words: Words, problem: ProblemInWords): string {
  const { code, retry_after } = problem;
  const sentence = words.problems[code];
  return retry_after && retry_after >= 1 ? `${sentence} ${words.retryIn(Math.ceil(retry_after))}` : sentence;
}
