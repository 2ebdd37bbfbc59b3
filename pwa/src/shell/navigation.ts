import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Watch } from '../app/cell.ts';
import { AppElement } from '../app/element.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { type IconName, icon } from '../look/icon.ts';
import { type Place, places } from '../routing/match.ts';

/** The places of the app: a column at the side, on a phone a bar within the thumb's reach. */
@customElement('alfa-navigation')
export class Navigation extends AppElement {
  @property() place: Place = 'history';

  constructor() {
    super();
    new Watch(this, () => [this.app.account, this.app.note.state, this.app.server.reachable]);
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
        ${this.link('dictate', 'mic')} ${this.link('history', 'history')} ${this.link('settings', 'settings')}
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
      aria-current=${this.place === place ? 'page' : nothing}
    >
      ${icon(name)}<span>${this.words.places[place]}</span>
      ${recording ? html`<i class="dot" role="img" aria-label=${this.words.record.listening}></i>` : nothing}
    </a>`;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        position: fixed;
        inset: 0 auto 0 0;
        z-index: 2;
        width: 216px;
        border-right: 1px solid var(--line);
        background: var(--paper);
      }
      header {
        display: flex;
        flex-direction: column;
        height: 100%;
        padding: var(--space-5) var(--space-3) var(--space-4);
      }
      .name {
        display: flex;
        align-items: center;
        gap: 10px;
        padding: 0 var(--space-2);
        margin-bottom: var(--space-5);
        border-radius: var(--radius-control);
        color: var(--ink);
        font-weight: 600;
        letter-spacing: -0.01em;
        text-decoration: none;
      }
      nav {
        display: grid;
        gap: 2px;
      }
      .place {
        position: relative;
        display: flex;
        align-items: center;
        gap: 10px;
        min-height: 36px;
        padding: 0 var(--space-2);
        border-radius: var(--radius-control);
        color: var(--muted);
        font-weight: 500;
        text-decoration: none;
        transition: background-color var(--motion-out), color var(--motion-out);
      }
      .place:hover {
        background: var(--hover);
        color: var(--ink);
        transition-duration: 0ms;
      }
      .place[aria-current] {
        background: var(--hover);
        color: var(--ink);
      }
      .place[aria-current] .icon {
        color: var(--accent);
      }
      .dot {
        width: 8px;
        height: 8px;
        margin-left: auto;
        border-radius: 50%;
        background: var(--recording);
      }
      .away {
        display: flex;
        align-items: flex-start;
        gap: var(--space-2);
        padding: var(--space-4) var(--space-2);
        margin-top: auto;
        line-height: 1.4;
      }
      .away .icon {
        width: 16px;
        height: 16px;
        margin-top: 1px;
        color: var(--warning);
      }
      .foot {
        display: grid;
        gap: 2px;
      }
      .foot button {
        justify-content: space-between;
      }
      .who {
        overflow: hidden;
        padding: var(--space-3) var(--space-2) 0;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @media (max-width: 767px) {
        :host {
          inset: auto 0 0 0;
          width: auto;
          border-top: 1px solid var(--line);
          border-right: 0;
        }
        header {
          padding: 0 var(--space-2) env(safe-area-inset-bottom);
        }
        .name,
        .foot,
        .people {
          display: none;
        }
        .away {
          position: absolute;
          inset: auto 0 100%;
          padding: var(--space-2) var(--space-4);
          border-top: 1px solid var(--line);
          background: var(--paper);
        }
        .away:not(:has(p)) {
          display: none;
        }
        nav {
          grid-auto-flow: column;
          grid-auto-columns: 1fr;
          gap: 0;
        }
        .place {
          flex-direction: column;
          justify-content: center;
          gap: 2px;
          min-height: 56px;
          font-size: var(--size-caption);
        }
        .place .icon {
          width: 22px;
          height: 22px;
        }
        .place[aria-current],
        .place:hover {
          background: none;
        }
        .dot {
          position: absolute;
          top: 8px;
          left: calc(50% + 12px);
          margin: 0;
        }
      }
      @media (forced-colors: active) {
        .place[aria-current] {
          outline: 1px solid;
        }
        .dot {
          background: CanvasText;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-navigation': Navigation;
  }
}
