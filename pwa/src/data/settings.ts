import { type Answer, answer, type GatewayApi } from '@alfavoice/gateway/client';
import { type Settings, type SettingsPatch, settingsSchema } from '@alfavoice/gateway/contract';
import { type Cell, createCell } from '../app/cell.ts';
import { type Loaded, loaded, loading } from './answer.ts';

const storagePrefix = 'alfavoice.settings.';

export interface SettingsOnServer {
  state: Pick<Cell<Loaded<Settings>>, 'value' | 'subscribe'>;
  /** Those of a person; while the server is away, as they were last on this device. @param chosen changed at once */
  load(userId: string, chosen?: SettingsPatch): Promise<void>;
  /** The same person's once more. */
  again(): Promise<void>;
  change(patch: SettingsPatch): Promise<Answer<Settings>>;
  /** Signed out: the next person's settings are others. */
  forget(): void;
}

/** The settings of the signed-in person: the server's word is what counts, a refused change alters nothing here. */
export function createSettings(api: GatewayApi, storage: Pick<Storage, 'getItem' | 'setItem'>): SettingsOnServer {
  const state = createCell<Loaded<Settings>>(loading);
  let owner: string | undefined;

  const remember = (settings: Settings) => {
    try {
      if (owner) storage.setItem(storagePrefix + owner, JSON.stringify(settings));
    } catch (error) {
      // A full or forbidden storage: without the server, dictations are then as everyone's are at first.
      if (!(error instanceof DOMException)) throw error;
    }
  };
  const remembered = (userId: string): Settings | undefined => {
    const text = storage.getItem(storagePrefix + userId);
    return text === null ? undefined : settingsSchema.safeParse(JSON.parse(text)).data;
  };
  const take = (got: Answer<Settings>) => {
    if (!got.ok) return;
    state.set({ kind: 'here', value: got.value });
    remember(got.value);
  };

  const send = (patch: SettingsPatch) => answer(api.api.settings.$post({ json: patch }));
  const load = async (userId: string, chosen: SettingsPatch = {}) => {
    owner = userId;
    if (state.value.kind === 'problem') state.set(loading);
    const got = await (Object.keys(chosen).length > 0 ? send(chosen) : answer(api.api.settings.$get()));
    if (owner !== userId) return;
    take(got);
    if (got.ok || state.value.kind === 'here') return;
    const before = remembered(userId);
    state.set(before ? { kind: 'here', value: before } : loaded(got));
  };

  return {
    state,
    load,
    async again() {
      if (owner) await load(owner);
    },
    async change(patch) {
      const got = await send(patch);
      take(got);
      return got;
    },
    forget() {
      owner = undefined;
      state.set(loading);
    },
  };
}
