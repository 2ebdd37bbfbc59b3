import type { Settings } from '@alfavoice/gateway/contract';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { Watch } from '../app/cell.ts';
import { AppElement } from '../app/element.ts';
import { hotkeysOf } from '../keys/hotkeys.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { page, sectionHeadings } from '../look/page.ts';
import { problemText } from '../look/problem.ts';
import { select } from '../look/select.ts';
import { places } from '../routing/match.ts';
import { sentenceOf } from '../words/words.ts';
import './devices.ts';
import type { Keeping } from './keeping.ts';
import './retention.ts';
import './setting-row.ts';
import { SettingChanges } from './setting-changes.ts';
import { settingsStyles } from './settings.styles.ts';

/** Every change is sent at once; each row says what became of it. */
@customElement('alfa-settings')
export class SettingsView extends AppElement {
  private readonly changes = new SettingChanges(this);

  constructor() {
    super();
    new Watch(this, () => [this.app.settings.state, this.app.installer.state, this.app.account]);
  }

  override render() {
    const { words, app } = this;
    const { value: settings } = app.settings.state;
    return html`<div class="page">
      <header><h1>${words.places.settings}</h1></header>
      ${
        settings.kind === 'problem'
          ? html`<div class="trouble">${problemText(sentenceOf(words, settings.problem))}
              <button @click=${() => app.settings.again()}>${words.app.again}</button></div>`
          : nothing
      }
      ${settings.kind === 'here' ? this.personal(settings.value) : nothing}
      <section>
        <h2>${words.settings.browser}</h2>
        ${settings.kind === 'here' ? this.hotkeys() : nothing}
        <alfa-setting inline .words=${words} .label=${words.settings.extension.label} .hint=${words.settings.extension.hint}>
          <a class="button" href=${places.connect}>${words.settings.extension.connect}</a>
        </alfa-setting>
        <alfa-devices .app=${app} .words=${words}></alfa-devices>
        ${this.install()}
      </section>
      ${this.account()}
    </div>`;
  }

  private personal(settings: Settings) {
    const { settings: words, look, languages } = this.words;
    return html`
      <section>
        <h2>${words.dictation}</h2>
        ${this.choice('language', settings, words.language, languages)}
        ${this.choice('quality', settings, words.quality, words.quality.values)}
        ${this.choice('mode', settings, words.mode, words.mode.values)}
        <alfa-setting inline .words=${this.words} .label=${words.editor.label} .hint=${words.editor.hint} .saving=${this.changes.saving.editor}>
          <input
            type="checkbox"
            role="switch"
            aria-label=${words.editor.label}
            .checked=${live(settings.editor)}
            @change=${(event: Event) => this.changes.change('editor', (event.target as HTMLInputElement).checked)}
          />
        </alfa-setting>
      </section>
      <section>
        <h2>${words.app}</h2>
        ${this.choice('theme', settings, { label: look.theme }, look.themes)}
        ${this.choice('locale', settings, { label: look.language }, look.locales)}
      </section>
      <section>
        <h2>${words.history}</h2>
        <alfa-retention
          .words=${this.words}
          .settings=${settings}
          .saving=${this.changes.saving}
          @keep=${({ detail }: CustomEvent<Keeping>) => this.changes.change(detail.name, detail.value)}
        ></alfa-retention>
      </section>
    `;
  }

  private choice<K extends 'language' | 'quality' | 'mode' | 'theme' | 'locale'>(
    name: K,
    settings: Settings,
    { label, hint = '' }: { label: string; hint?: string },
    values: Record<Settings[K], string>,
  ) {
    const options = Object.entries(values) as [Settings[K], string][];
    return html`<alfa-setting .words=${this.words} .label=${label} .hint=${hint} .saving=${this.changes.saving[name]}>
      ${select(label, options, settings[name], (value) => this.changes.change(name, value))}
    </alfa-setting>`;
  }

  private hotkeys() {
    const { label, hint } = this.words.settings.hotkeys;
    return html`<alfa-setting .words=${this.words} .label=${label} .hint=${hint}>
      <span class="keys">${hotkeysOf(this.app.settings.state.value).map((key) => html`<kbd>${key}</kbd>`)}</span>
    </alfa-setting>`;
  }

  private install() {
    const { install } = this.words.settings;
    const { state } = this.app.installer;
    const hint = { possible: install.hint, done: install.hint, by_hand: `${install.hint} ${install.byHand}` }[
      state.value
    ];
    return html`<alfa-setting inline .words=${this.words} .label=${install.label} .hint=${hint}>
      ${state.value === 'possible' ? html`<button @click=${() => this.app.installer.ask()}>${install.submit}</button>` : nothing}
      ${state.value === 'done' ? html`<span class="muted">${install.done}</span>` : nothing}
    </alfa-setting>`;
  }

  private account() {
    const { value: account } = this.app.account;
    const { settings, places: names } = this.words;
    if (account.kind !== 'signed_in') return nothing;
    return html`<section>
      <h2>${settings.account}</h2>
      ${
        account.user.role === 'admin'
          ? html`<p class="people"><a href=${places.people}>${names.people}</a></p>`
          : nothing
      }
      <alfa-setting inline .words=${this.words} .label=${`${settings.signedInAs} ${account.user.email}`} .hint=${settings.signOutHint}>
        <button @click=${() => this.app.signOut()}>${settings.signOut}</button>
      </alfa-setting>
    </section>`;
  }

  static override styles = [base, controls, page, sectionHeadings, settingsStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-settings': SettingsView;
  }
}
