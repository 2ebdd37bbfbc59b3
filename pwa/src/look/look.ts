import type { Settings } from '@alfavoice/gateway/contract';
import { type Cell, createCell } from '../app/cell.ts';
import { type Locale, localeOf, type Words, wordsOf } from '../words/words.ts';

export type LookChoice = Pick<Settings, 'theme' | 'locale'>;

/** Also read by `public/first-paint.js`, before the first paint. */
const storageKey = 'alfavoice.look';
const byDefault: LookChoice = { theme: 'system', locale: 'system' };

export interface Look {
  choice: Pick<Cell<LookChoice>, 'value' | 'subscribe'>;
  words: Pick<Cell<Words>, 'value' | 'subscribe'>;
  locale(): Locale;
  /** Shows it at once and remembers it on this device. */
  apply(choice: Partial<LookChoice>): void;
}

export interface LookParts {
  root: HTMLElement;
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** The browser's languages, most wanted first. */
  languages: () => readonly string[];
}

/** Theme and language of the app as this device shows them; there before anyone has signed in. */
export function createLook({ root, storage, languages }: LookParts): Look {
  const choice = createCell<LookChoice>(remembered(storage));
  const locale = () => localeOf(choice.value.locale, languages());
  const words = createCell<Words>(wordsOf(locale()));
  const show = () => {
    const { theme } = choice.value;
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    root.lang = locale();
    words.set(wordsOf(locale()));
  };
  show();
  return {
    choice,
    words,
    locale,
    apply(change) {
      const { theme, locale: chosen } = { ...choice.value, ...change };
      choice.set({ theme, locale: chosen });
      try {
        storage.setItem(storageKey, JSON.stringify(choice.value));
      } catch (error) {
        // A full or forbidden storage costs a flash of the other theme at the next start, no more.
        if (!(error instanceof DOMException)) throw error;
      }
      show();
    },
  };
}

function remembered(storage: LookParts['storage']): LookChoice {
  try {
    const { theme, locale } = JSON.parse(storage.getItem(storageKey) ?? '{}') ?? {};
    return {
      theme: theme === 'light' || theme === 'dark' ? theme : byDefault.theme,
      locale: locale === 'ru' || locale === 'en' ? locale : byDefault.locale,
    };
  } catch (error) {
    if (error instanceof SyntaxError) return byDefault;
    throw error;
  }
}
