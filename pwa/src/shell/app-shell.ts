import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Watch } from '../app/cell.ts';
import type { App } from '../app/context.ts';
import { toggleDictation } from '../dictate/toggle.ts';
import type { DictionaryView } from '../dictionary/dictionary-view.ts';
import { Keyboard } from '../keys/shortcuts.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import type { PhrasesView } from '../phrases/phrases-view.ts';
import type { Words } from '../words/words.ts';
import type { CommandPalette } from './command-palette.ts';
import './command-palette.ts';
import type { KeysDialog } from './keys-dialog.ts';
import './keys-dialog.ts';
import './navigation.ts';
import '../queue/leaving-dialog.ts';
import './notices.ts';
import { type ViewName, views } from './views.ts';

/** The frame around every screen: which one is shown, navigation, keys, notices. */
@customElement('alfa-app')
export class AppShell extends LitElement {
  @property({ attribute: false }) app!: App;
  /** The view whose code is here. */
  @state() private ready: ViewName | undefined;
  @state() private broken = false;
  @query('alfa-keys') private readonly keys!: KeysDialog;
  @query('alfa-palette') private readonly palette!: CommandPalette;
  @query('main') private readonly main!: HTMLElement;

  constructor() {
    super();
    new Watch(this, () => [this.app.account, this.app.router.current, this.app.look.words, this.app.settings.state]);
    new Keyboard(this, {
      'mod+KeyK': () => this.signedIn && this.palette.show(),
      '?': () => this.keys.show(),
      '/': () => this.signedIn && this.searchHere(),
      KeyD: () => this.signedIn && this.record(),
    });
  }

  private get signedIn() {
    return this.app.account.value.kind === 'signed_in';
  }

  /** The view for who is here and where they are; none while it is not known who is here. */
  private get wanted(): ViewName | undefined {
    const { place } = this.app.router.current.value;
    if (place === 'setup') return 'setup';
    const { kind } = this.app.account.value;
    if (kind === 'unknown') return undefined;
    return kind === 'signed_in' ? place : 'signIn';
  }

  override willUpdate(_changed: PropertyValues) {
    const { wanted } = this;
    if (wanted && wanted !== this.ready) void this.bring(wanted);
    const title = wanted && wanted !== 'signIn' ? `${this.app.look.words.value.places[wanted]} · ` : '';
    document.title = `${title}AlfaVoice`;
  }

  private async bring(wanted: ViewName) {
    try {
      await views[wanted].load();
    } catch (error) {
      this.broken = true;
      throw error;
    }
    if (wanted !== this.wanted) return;
    const first = this.ready === undefined;
    this.ready = wanted;
    await this.updateComplete;
    if (!first) this.main.focus({ preventScroll: true });
  }

  override render() {
    const words = this.app.look.words.value;
    const framed = this.signedIn && this.wanted !== 'setup';
    const view = this.ready === this.wanted && this.ready ? views[this.ready].show(this.app, words) : this.wait(words);
    return html`
      <nav aria-label=${words.app.skip}>
        <a class="skip" href="#main" @click=${this.skip}>${words.app.skip}</a>
      </nav>
      ${framed ? this.frame(words) : nothing}
      <main id="main" class=${framed ? 'framed' : ''} tabindex="-1">${view}</main>
      <alfa-notices class=${framed ? 'framed' : ''} .app=${this.app} .words=${words}></alfa-notices>
      <alfa-keys .app=${this.app} .words=${words}></alfa-keys>
      <alfa-leaving .app=${this.app} .words=${words}></alfa-leaving>
      <alfa-palette
        .app=${this.app}
        .words=${words}
        .actions=${{ search: () => this.search(), record: () => this.record(), showKeys: () => this.keys.show() }}
      ></alfa-palette>
    `;
  }

  private frame(words: Words) {
    return html`<alfa-navigation
      .app=${this.app}
      .words=${words}
      .place=${this.app.router.current.value.place}
      @keys=${() => this.keys.show()}
      @palette=${() => this.palette.show()}
    ></alfa-navigation>`;
  }

  private wait(words: Words) {
    if (this.broken)
      return html`<p class="wait problem" role="alert">${words.app.failed}
        <button class="link" @click=${() => location.reload()}>${words.app.reload}</button></p>`;
    return html`<p class="wait muted" role="status">${words.app.loading}</p>`;
  }

  /** In the dictionary where that is shown, else in the history. */
  private searchHere() {
    const words = this.renderRoot.querySelector<DictionaryView | PhrasesView>('alfa-dictionary, alfa-phrases');
    if (words) words.focusSearch();
    else void this.search();
  }

  private async search() {
    if (this.wanted !== 'history') {
      this.app.router.go('history');
      await this.bring('history');
      await this.updateComplete;
    }
    this.renderRoot.querySelector('alfa-history')?.focusSearch();
  }

  private record() {
    if (this.app.router.current.value.place !== 'dictate') this.app.router.go('dictate');
    toggleDictation(this.app);
  }

  private skip(event: Event) {
    event.preventDefault();
    this.main.focus();
  }

  static override styles = [
    base,
    controls,
    css`
      main:focus-visible {
        outline: none;
      }
      main.framed {
        padding: 0 var(--space-5) 0 calc(216px + var(--space-5));
      }
      .skip {
        position: fixed;
        top: var(--space-2);
        left: var(--space-2);
        z-index: 4;
        padding: var(--space-2) var(--space-3);
        border-radius: var(--radius-control);
        background: var(--raised);
        box-shadow: var(--shadow-float);
      }
      .skip:not(:focus) {
        clip-path: inset(50%);
        opacity: 0;
      }
      .wait {
        padding: 40vh var(--space-4) 0;
        text-align: center;
        justify-content: center;
        opacity: 0;
        /* Over 300 ms it says that it runs. */
        animation: late 1ms 300ms forwards;
      }
      @keyframes late {
        to {
          opacity: 1;
        }
      }
      alfa-notices:not(.framed) {
        left: 0;
      }
      @media (max-width: 767px) {
        main.framed {
          padding: 0 var(--space-4) calc(56px + env(safe-area-inset-bottom));
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-app': AppShell;
  }
}
