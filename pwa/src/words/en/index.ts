import { connect } from './connect.ts';
import { languages, languagesShort, note, record } from './dictate.ts';
import { dictionary } from './dictionary.ts';
import { groups } from './groups.ts';
import { history } from './history.ts';
import { keys, palette } from './keys.ts';
import { people } from './people.ts';
import { phrases } from './phrases.ts';
import { problems, retryIn } from './problems.ts';
import { queue } from './queue.ts';
import { settings } from './settings.ts';
import { setup } from './setup.ts';
import { app, look, places } from './shell.ts';
import { signIn } from './sign-in.ts';
import { styles } from './styles.ts';
import { writing } from './writing.ts';

/** What people read in English; `ru` says the same in Russian, key by key. */
export const en = {
  locale: 'en',
  app,
  places,
  look,
  signIn,
  setup,
  record,
  note,
  languages,
  languagesShort,
  history,
  dictionary,
  phrases,
  writing,
  styles,
  queue,
  settings,
  connect,
  people,
  groups,
  keys,
  palette,
  problems,
  retryIn,
};

export type Words = typeof en;
