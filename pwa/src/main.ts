import {
  accessTokenOf,
  createApi,
  createDictation,
  createOutbox,
  createSignIn,
  openMicrophone,
  openSession,
  pageStorage,
  type SignInState,
} from '@alfavoice/gateway/client';
import workletUrl from '@alfavoice/gateway/client/pcm-worklet?worker&url';
import '../design/page.css';
import { createCell } from './app/cell.ts';
import type { App } from './app/context.ts';
import { createInstaller } from './app/installer.ts';
import { createUndoing } from './app/toast.ts';
import { watchUpdates } from './app/update.ts';
import { liveTicket } from './data/account.ts';
import { createReachability } from './data/reachability.ts';
import { createSettings } from './data/settings.ts';
import { pageDraft, passingDraft } from './dictate/draft.ts';
import { createNote } from './dictate/note.ts';
import { createLook, type LookChoice } from './look/look.ts';
import { askForBackgroundSync } from './offline/background-sync.ts';
import { createQueue } from './queue/queue.ts';
import { createRouter } from './routing/router.ts';
import './shell/app-shell.ts';

/** The page's own origin serves app and gateway. */
const gateway = '';

const server = createReachability(fetch.bind(globalThis), setTimeout);
const signIn = createSignIn({
  api: createApi({ gateway, fetch: server.fetch }),
  storage: pageStorage(localStorage),
  client: 'browser',
});
const api = createApi({ gateway, fetch: server.fetch, accessToken: signIn.accessToken });
const account = createCell<SignInState>(signIn.state());
signIn.subscribe(account.set);

const settings = createSettings(api, localStorage);
const look = createLook({
  root: document.documentElement,
  storage: localStorage,
  languages: () => navigator.languages,
});
/** What was chosen before anyone was signed in: it becomes the setting of who signs in. */
let chosenBefore: Partial<LookChoice> = {};

const microphone = (signal: AbortSignal) => openMicrophone({ workletUrl, signal });
const queue = createQueue(
  (owner) =>
    createOutbox({
      gateway,
      fetch: server.fetch,
      accessToken: accessTokenOf(signIn, owner),
      owner,
      marks: pageStorage(localStorage),
    }),
  () => void askForBackgroundSync(navigator),
);
const newDictation = () =>
  createDictation({
    microphone,
    outbox: queue,
    session: (start, signal) => openSession({ gateway, ticket: () => liveTicket(api), start, signal }),
  });
const note = createNote(newDictation(), passingDraft());
/** Whose note it is: after an ended sign-in the same person goes on where they were. */
let noteOf: string | undefined;
const undoing = createUndoing((work, ms) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
});

const leaving = createCell(false);
/** What could still be undone becomes final first, and what is being said ends: both need the sign-in. */
const leave = async () => {
  undoing.settle();
  note.dictation.stop();
  await signIn.logout();
};

const app: App = {
  api,
  signIn,
  account,
  server,
  settings,
  look,
  chooseLook(change) {
    look.apply(change);
    if (account.value.kind === 'signed_in') void settings.change(change);
    else chosenBefore = { ...chosenBefore, ...change };
  },
  async signOut() {
    if (queue.state.value.summary.count > 0 || note.unfinished()) leaving.set(true);
    else await leave();
  },
  leaving,
  async leave(yes) {
    leaving.set(false);
    if (yes) await leave();
  },
  router: createRouter(window),
  note,
  queue,
  newDictation,
  microphone,
  undoing,
  installer: createInstaller(window),
  update: watchUpdates(navigator, import.meta.env.PROD),
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      if (error instanceof DOMException || error instanceof TypeError) return false;
      throw error;
    }
  },
  now: () => new Date(),
};

account.subscribe((state) => {
  if (state.kind === 'signed_out') settings.forget();
  if (state.kind !== 'unknown') queue.turnTo(state.kind === 'signed_in' ? state.user.id : undefined);
  if (state.kind !== 'signed_in') return;
  if (state.user.id !== noteOf) note.turnTo(pageDraft(localStorage, state.user.id));
  noteOf = state.user.id;
  void settings.load(state.user.id, chosenBefore);
  chosenBefore = {};
});
settings.state.subscribe((state) => {
  if (state.kind === 'here') look.apply(state.value);
});
server.reachable.subscribe((reachable) => {
  if (!reachable || account.value.kind !== 'signed_in') return;
  void settings.again();
  void queue.send();
});
queue.state.subscribe(({ items }) => {
  for (const { id, state, text } of items) if (state === 'stored' && text) note.arrived(id, text);
});
addEventListener('online', () => void server.probe());
addEventListener('pagehide', undoing.settle);
addEventListener('beforeunload', (event) => {
  if (note.unfinished()) event.preventDefault();
});

const shell = document.createElement('alfa-app');
shell.app = app;
document.body.append(shell);
void signIn.restore();
