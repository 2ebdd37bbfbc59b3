import browser from 'webextension-polyfill';
import { say, type Word } from '../words/words.ts';

/** Begins a page of the extension, in the browser's language. @returns the element its content goes into */
export function openExtensionPage(title: Word): HTMLElement {
  document.title = say(title);
  document.documentElement.lang = browser.i18n.getUILanguage();
  const main = document.createElement('main');
  document.body.append(main);
  return main;
}
