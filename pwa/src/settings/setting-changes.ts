import type { Settings, SettingsPatch } from '@alfavoice/gateway/contract';
import type { ReactiveControllerHost } from 'lit';
import type { AppElement } from '../app/element.ts';
import { sentenceOf } from '../words/words.ts';
import type { Saving } from './setting-row.ts';

/** How long a row says that it was saved. */
const savedForMs = 2000;

/** Sends every change of its host at once; `saving` says what became of each. */
export class SettingChanges {
  saving: Partial<Record<keyof Settings, Saving>> = {};
  private readonly host: Pick<AppElement, 'app' | 'words'> & Pick<ReactiveControllerHost, 'requestUpdate'>;

  constructor(host: SettingChanges['host']) {
    this.host = host;
  }

  async change<K extends keyof Settings>(name: K, value: Settings[K]) {
    this.mark(name, { kind: 'saving' });
    const changed = await this.host.app.settings.change({ [name]: value } as SettingsPatch);
    if (!changed.ok) return this.mark(name, { kind: 'failed', sentence: sentenceOf(this.host.words, changed.problem) });
    const saved: Saving = { kind: 'saved' };
    this.mark(name, saved);
    setTimeout(() => this.saving[name] === saved && this.mark(name, undefined), savedForMs);
  }

  private mark(name: keyof Settings, saving: Saving | undefined) {
    const { [name]: _before, ...others } = this.saving;
    this.saving = saving ? { ...others, [name]: saving } : others;
    this.host.requestUpdate();
  }
}
