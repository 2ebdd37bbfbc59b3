import { html, nothing } from 'lit';
import type { MicrophoneChoice } from '../preferences/preferences.ts';
import { say } from '../words/words.ts';
import { meterBars } from './microphone.ts';
import type { OptionsActions } from './page.ts';
import { choice } from './parts.ts';
import type { OptionsState } from './state.ts';

/** The permission, the device, what is done to its sound, and whether it hears. */
export function hearing(state: OptionsState, actions: OptionsActions) {
  const { microphone, test, devices, preferences } = state;
  const permission = microphone === 'unknown' ? 'prompt' : microphone;
  const chosen = preferences.microphone;
  const levels = test ?? [];
  const prefer = (change: Partial<MicrophoneChoice>) => actions.prefer({ microphone: { ...chosen, ...change } });
  const names = Object.fromEntries(
    devices.map(({ deviceId, label }, index) => [deviceId, label || say('device_other', String(index + 1))]),
  );
  const check = (name: keyof Omit<MicrophoneChoice, 'deviceId'>, label: string) => html`<label class="line check">
    <span>${label}</span>
    <input
      type="checkbox"
      name=${name}
      .checked=${chosen[name]}
      @change=${(event: Event) => prefer({ [name]: (event.target as HTMLInputElement).checked })}
    />
  </label>`;
  return html`<section id="microphone" data-permission=${microphone}>
    <h2>${say('microphone')}</h2>
    <div class="line">
      <p class=${permission === 'denied' ? 'small wrong' : 'small'}>
        ${test ? say('microphone_heard') : say(`microphone_${permission}`)}
      </p>
      ${permission === 'granted' ? html`<button type="button" @click=${actions.toggleTest}>${say(test ? 'microphone_stop' : 'microphone_test')}</button>` : nothing}
      ${permission === 'prompt' ? html`<button class="main" type="button" @click=${actions.allowMicrophone}>${say('microphone_allow')}</button>` : nothing}
    </div>
    ${permission === 'prompt' ? html`<p class="small">${say('microphone_why')}</p>` : nothing}
    ${
      test
        ? html`<div class="meter" aria-hidden="true">
            ${Array.from({ length: meterBars }, (_, index) => html`<i style="--level:${levels.at(index - meterBars) ?? 0}"></i>`)}
          </div>`
        : nothing
    }
    ${
      permission === 'granted'
        ? html`${choice({
            name: 'device',
            label: say('device'),
            options: { '': say('device_system'), ...names },
            value: chosen.deviceId,
            change: (deviceId) => prefer({ deviceId }),
          })}
          ${check('echoCancellation', say('echo_cancellation'))} ${check('noiseSuppression', say('noise_suppression'))}
          ${check('autoGainControl', say('gain_control'))}`
        : nothing
    }
  </section>`;
}
