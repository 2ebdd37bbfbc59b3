import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { type WordKind, wordKinds } from '../data/entries.ts';
import { base } from '../look/base.ts';
import { places } from '../routing/match.ts';

/** The three kinds of words, each on a page of its own. */
@customElement('alfa-word-tabs')
export class WordTabs extends AppElement {
  @property() current: WordKind = 'dictionary';

  override render() {
    const { tabs } = this.words.phrases;
    return html`<nav aria-label=${tabs.label}>
      ${wordKinds.map(
        (kind) =>
          html`<a href=${places[kind]} aria-current=${kind === this.current ? 'page' : 'false'}>${tabs[kind]}</a>`,
      )}
    </nav>`;
  }

  static override styles = [
    base,
    css`
      nav {
        display: flex;
        gap: var(--space-4);
        overflow-x: auto;
        padding: 2px 2px 0;
        margin: 0 -2px;
        border-bottom: 1px solid var(--line);
        scrollbar-width: none;
      }
      a {
        flex: none;
        padding: var(--space-2) 0;
        margin-bottom: -1px;
        border-bottom: 2px solid transparent;
        color: var(--muted);
        font-weight: 500;
        text-decoration: none;
      }
      a:hover {
        color: var(--ink);
      }
      a[aria-current="page"] {
        border-bottom-color: var(--accent);
        color: var(--ink);
      }
      @media (pointer: coarse) {
        a {
          padding: var(--space-3) 0;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-word-tabs': WordTabs;
  }
}
