import { type Answer, answer, type GatewayApi } from '@alfavoice/gateway/client';
import type { Settings, SettingsPatch } from '@alfavoice/gateway/contract';
import { type Cell, createCell } from '../app/cell.ts';
import { type Loaded, loaded, loading } from './answer.ts';

export interface SettingsOnServer {
  state: Pick<Cell<Loaded<Settings>>, 'value' | 'subscribe'>;
  load(): Promise<void>;
  change(patch: SettingsPatch): Promise<Answer<Settings>>;
  /** Signed out: the next person's settings are others. */
  forget(): void;
}

/** The settings of the signed-in person: the server's word is what counts, a refused change alters nothing here. */
export function createSettings(api: GatewayApi): SettingsOnServer {
  const state = createCell<Loaded<Settings>>(loading);
  return {
    state,
    async load() {
      if (state.value.kind === 'problem') state.set(loading);
      const got = await answer(api.api.settings.$get());
      if (got.ok || state.value.kind !== 'here') state.set(loaded(got));
    },
    async change(patch) {
      const got = await answer(api.api.settings.$post({ json: patch }));
      if (got.ok) state.set({ kind: 'here', value: got.value });
      return got;
    },
    forget: () => state.set(loading),
  };
}
