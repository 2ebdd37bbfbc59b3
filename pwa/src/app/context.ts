import type { Dictation, GatewayApi, MicrophoneAnswer, SignIn, SignInState } from '@alfavoice/gateway/client';
import type { Reachability } from '../data/reachability.ts';
import type { SettingsOnServer } from '../data/settings.ts';
import type { Note } from '../dictate/note.ts';
import type { Look, LookChoice } from '../look/look.ts';
import type { Queue } from '../queue/queue.ts';
import type { Router } from '../routing/router.ts';
import type { Cell } from './cell.ts';
import type { Installer } from './installer.ts';
import type { Undoing } from './toast.ts';

type Watchable<T> = Pick<Cell<T>, 'value' | 'subscribe'>;

/** What screens work with, handed in; `main.ts` wires it. */
export interface App {
  api: GatewayApi;
  signIn: SignIn;
  account: Watchable<SignInState>;
  server: Pick<Reachability, 'reachable' | 'probe'>;
  settings: SettingsOnServer;
  look: Look;
  /** Shows a look now and keeps it: on this device, and for the person once signed in. */
  chooseLook(change: Partial<LookChoice>): void;
  /** Asks first when something waits on this device. */
  signOut(): Promise<void>;
  /** Signing out waits for a yes. */
  leaving: Watchable<boolean>;
  /** The answer. */
  leave(yes: boolean): Promise<void>;
  router: Router;
  note: Note;
  queue: Queue;
  /** A dictation of its own, for the try at the set-up. */
  newDictation(): Dictation;
  microphone(signal: AbortSignal): Promise<MicrophoneAnswer>;
  undoing: Undoing;
  installer: Installer;
  /** Takes the new version; undefined while there is none. */
  update: Watchable<(() => void) | undefined>;
  copy(text: string): Promise<boolean>;
  now(): Date;
}
