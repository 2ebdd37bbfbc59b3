import { joinPhrase } from '../contract/index.ts';

/** Phrases as recognised, one after another. */
export const joinPhrases = (phrases: readonly string[]): string => phrases.reduce(joinPhrase, '');
