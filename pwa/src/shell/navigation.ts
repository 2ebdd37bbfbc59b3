import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Watch } from '../app/cell.ts';
import { AppElement } from '../app/element.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { type IconName, icon } from '../look/icon.ts';
import { waitingBeside } from '../queue/waiting.ts';
import { type Place, places } from '../routing/match.ts';
import { navigationStyles } from './navigation.styles.ts';

/** Pages that belong to a place. */
const within: Partial<Record<Place, Place>> = { replacements: 'dictionary', snippets: 'dictionary' };

/** The places of the app: a column at the side, on a phone a bar within the thumb's reach. */
@customElement('alfa-navigation')
export class Navigation extends AppElement {
  @property() place: Place = 'history';

  constructor() {
    super();
    new Watch(this, () => [this.app.account, this.app.note.state, this.app.server.reachable, this.app.queue.state]);
  }

  override render() {
    const { words, app } = this;
    const { value: account } = app.account;
    const user = account.kind === 'signed_in' ? account.user : undefined;
    return html`<header>
      <a class="name" href=${places.history}>
        <img src="/icons/mark.svg" alt="" width="24" height="24" />AlfaVoice
      </a>
      <nav aria-label=${words.app.navigation}>
        ${this.link('dictate', 'mic')} ${this.link('history', 'history')}
        ${this.link('dictionary', 'dictionary')} ${this.link('styles', 'styles')} ${this.link('queue', 'queue')} ${this.link('settings', 'settings')}
        ${user?.role === 'admin' ? this.link('people', 'people') : nothing}
      </nav>
      <div class="away small" role="status">
        ${app.server.reachable.value ? nothing : html`${icon('trouble')}<p>${words.app.offline}</p>`}
      </div>
      <div class="foot">
        <button class="quiet" @click=${() => this.dispatchEvent(new Event('palette'))}>
          ${words.keys.commands} <kbd>Ctrl K</kbd>
        </button>
        <button class="quiet" @click=${() => this.dispatchEvent(new Event('keys'))}>${words.keys.title} <kbd>?</kbd></button>
        <p class="who small muted" title=${user?.email ?? ''}>${user?.email}</p>
      </div>
    </header>`;
  }

  private link(place: Place, name: IconName) {
    const { phase } = this.app.note.state.value;
    const recording = place === 'dictate' && (phase === 'listening' || phase === 'preparing');
    return html`<a
      class="place ${place}"
      href=${places[place]}
      aria-current=${(within[this.place] ?? this.place) === place ? 'page' : nothing}
    >
      ${icon(name)}<span>${this.words.places[place]}</span>
      ${recording ? html`<i class="dot" role="img" aria-label=${this.words.record.listening}></i>` : nothing}
      ${place === 'queue' ? this.counter() : nothing}
    </a>`;
  }

  /** How many wait, beside the one that is being spoken. */
  private counter() {
    const { note, queue } = this.app;
    const waiting = waitingBeside(queue.state.value.items, note.state.value);
    if (waiting.length === 0) return nothing;
    const needsYou = waiting.some(({ state }) => state === 'needs_you');
    return html`<b class="counter figures ${needsYou ? 'needs-you' : ''}" aria-hidden="true">${waiting.length}</b>
      <span class="unseen">${this.words.queue.waiting(waiting.length)}</span>`;
  }

  static override styles = [base, controls, navigationStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-navigation': Navigation;
  }
}
