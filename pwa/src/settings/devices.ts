import type { Device } from '@alfavoice/gateway/contract';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { eraseLater } from '../app/erasing.ts';
import { listDevices, removeDevice } from '../data/account.ts';
import { type Loaded, loaded, loading } from '../data/answer.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { problemText } from '../look/problem.ts';
import { datesOf } from '../words/dates.ts';
import { sentenceOf } from '../words/words.ts';

/** The extensions paired with this account. */
@customElement('alfa-devices')
export class Devices extends AppElement {
  @state() private devices: Loaded<Device[]> = loading;
  @state() private problem: string | undefined;

  override connectedCallback() {
    super.connectedCallback();
    void this.load();
  }

  private async load() {
    this.devices = loaded(await listDevices(this.app.api));
  }

  override render() {
    const { words, devices } = this;
    const names = words.settings.devices;
    const dates = datesOf(words);
    return html`<h3>${names.label}</h3>
      ${devices.kind === 'problem' ? problemText(sentenceOf(words, devices.problem)) : nothing}
      ${problemText(this.problem)}
      ${devices.kind === 'here' && devices.value.length === 0 ? html`<p class="muted small">${names.none}</p>` : nothing}
      <ul>
        ${(devices.kind === 'here' ? devices.value : []).map(
          (device) => html`<li>
            <span>${device.name}</span>
            <span class="muted small figures">${names.used(dates.moment(new Date(device.last_used_at)))}</span>
            <button class="quiet" aria-label=${names.removeLabel(device.name)} @click=${() => this.unpair(device)}>
              ${names.remove}
            </button>
          </li>`,
        )}
      </ul>`;
  }

  /** Gone from the list at once, unpaired once it can no longer be undone. */
  private unpair(device: Device) {
    const names = this.words.settings.devices;
    const { devices } = this;
    if (devices.kind !== 'here') return;
    this.problem = undefined;
    this.devices = { kind: 'here', value: devices.value.filter(({ id }) => id !== device.id) };
    eraseLater(this.app.undoing, {
      said: names.removed(device.name),
      putBack: () => this.load(),
      remove: () => removeDevice(this.app.api, device.id),
      failed: (problem) => {
        this.problem = `${sentenceOf(this.words, problem)} ${names.notRemoved}`;
      },
    });
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        padding: var(--space-3) 0;
        border-bottom: 1px solid var(--line);
      }
      h3 {
        font-size: var(--size-body);
        font-weight: 500;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-3);
        min-height: 36px;
      }
      li button {
        margin: 0 calc(-1 * var(--space-2)) 0 auto;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-devices': Devices;
  }
}
