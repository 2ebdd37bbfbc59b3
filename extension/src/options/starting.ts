import { html, nothing } from 'lit';
import type { Preferences } from '../preferences/preferences.ts';
import { say } from '../words/words.ts';
import type { OptionsActions } from './page.ts';
import { choice } from './parts.ts';
import type { OptionsState } from './state.ts';

/** A key to hold, a modifier to tap twice, the button beside the field. */
export function starting(state: OptionsState, actions: OptionsActions) {
  const { preferences, policy, allSites, choosingKey, keyUnfit } = state;
  const { holdKey, doubleTap, button } = preferences;
  const allowed = allSites !== 'no';
  const taps = { off: say('double_tap_off'), Control: 'Ctrl', Shift: 'Shift', Alt: 'Alt' };
  const change = (name: keyof Preferences) => (value: unknown) => actions.prefer({ [name]: value });
  return html`<section id="starting">
    <h2>${say('starting')}</h2>
    <div class="line">
      <p class="small">${say(allowed ? 'starting_allowed' : 'starting_sites')}</p>
      ${
        allSites === 'installed'
          ? nothing
          : html`<button type="button" id="all-sites" class=${allowed ? '' : 'main'} @click=${actions.toggleAllSites}>
              ${say(allowed ? 'starting_revoke' : 'starting_allow')}
            </button>`
      }
    </div>
    <div class="line">
      <p>${say('hold_key')}</p>
      ${holdKey ? html`<kbd>${holdKey}</kbd>` : html`<span class="small">${say('hold_none')}</span>`}
      <button type="button" id="hold-key" ?disabled=${!allowed || policy.holdKey !== undefined} @click=${actions.chooseKey} @keydown=${actions.takeKey}>
        ${say(choosingKey ? 'hold_press' : 'hold_choose')}
      </button>
      ${
        holdKey && policy.holdKey === undefined
          ? html`<button type="button" @click=${() => actions.prefer({ holdKey: '' })}>${say('hold_remove')}</button>`
          : nothing
      }
    </div>
    ${keyUnfit ? html`<p class="small wrong" role="alert">${say('hold_unfit')}</p>` : nothing}
    ${choice({
      name: 'double-tap',
      label: say('double_tap'),
      options: taps,
      value: doubleTap,
      disabled: !allowed || policy.doubleTap !== undefined,
      change: change('doubleTap'),
    })}
    <label class="line check">
      <span>${say('field_button')}</span>
      <input
        type="checkbox"
        id="field-button"
        .checked=${button}
        ?disabled=${!allowed || policy.microphoneButton !== undefined}
        @change=${(event: Event) => actions.prefer({ button: (event.target as HTMLInputElement).checked })}
      />
    </label>
  </section>`;
}
