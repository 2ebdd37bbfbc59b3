import { html, nothing, type TemplateResult } from 'lit';
import type { Preferences } from '../preferences/preferences.ts';
import type { Site, Use } from '../sites/site.ts';
import { say } from '../words/words.ts';
import { forced } from './forced.ts';
import { hearing } from './hearing.ts';
import { sites } from './sites.ts';
import { starting } from './starting.ts';
import type { OptionsState } from './state.ts';

export interface OptionsActions {
  open(address: string): void;
  confirm(): void;
  decline(): void;
  /** Asks first when something waits to be sent. */
  unpair(): void;
  stay(): void;
  allowMicrophone(): void;
  toggleTest(): void;
  changeShortcut(): void;
  prefer(change: Partial<Preferences>): void;
  /** Asks for all sites, or gives them back. */
  toggleAllSites(): void;
  chooseKey(): void;
  takeKey(event: KeyboardEvent): void;
  useEverywhere(use: Use): void;
  addSite(host: string): void;
  changeSite(host: string, change: Partial<Record<keyof Site, unknown>>): void;
  removeSite(host: string): void;
}

/** The whole page, from what is known. */
export const optionsPage = (state: OptionsState, actions: OptionsActions): TemplateResult => html`
  <header><img src="icons/128.png" width="40" height="40" alt="" /><h1>AlfaVoice</h1></header>
  ${connectCard(state, actions)}
  ${state.connect?.step === 'ask' ? nothing : account(state, actions)}
  ${hearing(state, actions)} ${shortcut(state, actions)} ${starting(state, actions)} ${sites(state, actions)}
  ${state.account ? speech(state.account.gateway) : nothing} ${forced(state.policy)}
`;

function connectCard({ connect, shortcut }: OptionsState, { confirm, decline }: OptionsActions) {
  if (!connect) return nothing;
  if (connect.step === 'running')
    return html`<section class="card" role="status"><h2>${say('connecting')}</h2></section>`;
  if (connect.step === 'done') {
    return html`<section class="card good" role="status"><p>${shortcut ? say('connected', keysOf(shortcut)) : say('connected_no_shortcut')}</p></section>`;
  }
  if (connect.step === 'failed') {
    return html`<section class="card bad" role="alert"><p>${say(connect.word, connect.value ?? '')}</p></section>`;
  }
  return html`<section class="card ask">
    <h2>${say('connect_question', new URL(connect.gateway).host)}</h2>
    <p>${say('connect_what')}</p>
    <div class="row">
      <button class="main" id="connect" type="button" @click=${confirm}>${say('connect_do')}</button>
      <button type="button" @click=${decline}>${say('connect_not')}</button>
    </div>
  </section>`;
}

const leaving = ({ waiting }: OptionsState, { unpair, stay }: OptionsActions) => html`<div class="line" role="alert">
  <p>${say('unpair_waiting', String(waiting))}</p>
  <button type="button" id="unpair-anyway" @click=${unpair}>${say('account_unpair')}</button>
  <button class="main" type="button" @click=${stay}>${say('cancel')}</button>
</div>`;

function account(state: OptionsState, actions: OptionsActions) {
  const {
    account,
    policy: { gateway: policy },
    addressWrong,
  } = state;
  const { open, unpair } = actions;
  if (account) {
    return html`<section id="account">
      <h2>${say('account')}</h2>
      <div class="line">
        <div>
          <p class="strong">${new URL(account.gateway).host}</p>
          ${account.user ? html`<p class="small">${say('account_as', account.user.email)}</p>` : nothing}
        </div>
        <a class="button" href=${account.gateway} target="_blank">${say('account_app')}</a>
        ${state.leaving ? nothing : html`<button type="button" id="unpair" @click=${unpair}>${say('account_unpair')}</button>`}
      </div>
      ${state.leaving ? leaving(state, actions) : nothing}
      ${state.waiting > 0 && !state.leaving ? html`<p class="small">${say('account_waiting', String(state.waiting))}</p>` : nothing}
    </section>`;
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    open(String(new FormData(event.target as HTMLFormElement).get('address')));
  };
  return html`<section id="account">
    <h2>${say('account_none')}</h2>
    <p class="small">${policy ? say('account_policy', new URL(policy).host) : say('account_how')}</p>
    <form class="line" @submit=${submit}>
      ${
        policy
          ? html`<input type="hidden" name="address" value=${policy} />`
          : html`<input
              name="address"
              aria-label=${say('account_address')}
              placeholder="https://voice.example.com"
              autocomplete="url"
              spellcheck="false"
              aria-invalid=${addressWrong}
            />`
      }
      <button class="main" type="submit">${say('account_open')}</button>
    </form>
    ${addressWrong ? html`<p class="small wrong" role="alert">${say('account_bad_address')}</p>` : nothing}
  </section>`;
}

const shortcut = ({ shortcut }: OptionsState, { changeShortcut }: OptionsActions) => html`<section id="shortcut">
  <h2>${say('shortcut')}</h2>
  <div class="line">
    <p class=${shortcut === '' ? 'wrong' : ''}>${shortcut === '' ? say('shortcut_clash') : shortcut?.split('+').map((key) => html`<kbd>${key}</kbd> `)}</p>
    ${
      BROWSER === 'chrome'
        ? html`<button type="button" @click=${changeShortcut}>${say('shortcut_change')}</button>`
        : html`<p class="small">${say('shortcut_firefox')}</p>`
    }
  </div>
</section>`;

const speech = (gateway: string) => html`<section id="speech">
  <h2>${say('speech')}</h2>
  <div class="line">
    <p class="small">${say('speech_where')}</p>
    <a class="button" href=${`${gateway}/settings`} target="_blank">${say('speech_open')}</a>
  </div>
</section>`;

const keysOf = (shortcut: string) => shortcut.replaceAll('+', ' + ');
