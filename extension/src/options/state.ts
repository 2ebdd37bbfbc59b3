import type { User } from '@alfavoice/gateway/contract';
import type { Pending } from '../pairing/pending.ts';
import type { Policy } from '../policy/policy.ts';
import { defaultPreferences, type Preferences } from '../preferences/preferences.ts';
import { emptySites, type Sites } from '../sites/site.ts';
import type { Word } from '../words/words.ts';

/** What the page knows; each part fills in its own. */
export interface OptionsState {
  account: { gateway: string; user?: User } | undefined;
  /** Set by the administrator's policy. */
  policy: Policy;
  connect:
    | ({ step: 'ask' } & Pending)
    | { step: 'running'; gateway: string }
    | { step: 'done' }
    | { step: 'failed'; word: Word; value?: string }
    | undefined;
  /** Dictations that wait here to be sent. */
  waiting: number;
  /** The person was told so after "Disconnect". */
  leaving: boolean;
  addressWrong: boolean;
  microphone: PermissionState | 'unknown';
  /** Levels of the running test, newest last. */
  test: number[] | undefined;
  /** '' is none; undefined while not known. */
  shortcut: string | undefined;
  devices: MediaDeviceInfo[];
  preferences: Preferences;
  /** AlfaVoice is allowed on every site: the person has said so, or it came with the installation. */
  allSites: 'no' | 'said' | 'installed';
  /** The next key pressed is the one to hold. */
  choosingKey: boolean;
  keyUnfit: boolean;
  sites: Sites;
  siteWrong: boolean;
}

export const emptyState: OptionsState = {
  account: undefined,
  policy: {},
  connect: undefined,
  waiting: 0,
  leaving: false,
  addressWrong: false,
  microphone: 'unknown',
  test: undefined,
  shortcut: undefined,
  devices: [],
  preferences: defaultPreferences,
  allSites: 'no',
  choosingKey: false,
  keyUnfit: false,
  sites: emptySites,
  siteWrong: false,
};
