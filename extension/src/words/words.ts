import browser from 'webextension-polyfill';
import type messages from '../../_locales/en/messages.json';

/** The name of a sentence in `_locales`. */
export type Word = keyof typeof messages;

/** A sentence in the browser's language. @param values for its `$1`, `$2` */
export const say = (word: Word, ...values: string[]): string => browser.i18n.getMessage(word, values);
