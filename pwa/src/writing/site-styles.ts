import { type SiteStyle, type Style, styleNames } from '@alfavoice/gateway/contract';
import { css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { eraseLater } from '../app/erasing.ts';
import { type Loaded, loaded, loading } from '../data/answer.ts';
import { forgetSiteStyle, getStyles, setSiteStyle } from '../data/styles.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';
import { problemText } from '../look/problem.ts';
import { select } from '../look/select.ts';
import { sentenceOf } from '../words/words.ts';
import { hostOf } from './host.ts';

/** Sites that have a style of their own: changed in place, added below. */
@customElement('alfa-site-styles')
export class SiteStyles extends AppElement {
  @state() private sites: Loaded<SiteStyle[]> = loading;
  @state() private newStyle: Style = 'business_letter';
  @state() private problem: string | undefined;
  @query('#host') private readonly hostField!: HTMLInputElement;

  override connectedCallback() {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const { sites: words } = this.words.styles;
    const { sites } = this;
    return html`<p class="muted small">${words.lead}</p>
      ${sites.kind === 'problem' ? problemText(sentenceOf(this.words, sites.problem)) : nothing}
      ${
        sites.kind === 'here'
          ? html`${sites.value.length === 0 ? html`<p class="muted none">${words.none}</p>` : nothing}
              <ul>${sites.value.map((site) => this.row(site))}</ul>`
          : nothing
      }
      <form novalidate @submit=${this.add}>
        <div class="field">
          <label for="host">${words.host}</label>
          <input
            id="host"
            type="text"
            inputmode="url"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            placeholder=${words.hostExample}
            aria-describedby=${this.problem ? 'problem' : nothing}
            @input=${() => {
              this.problem = undefined;
            }}
          />
        </div>
        ${select(words.style, this.names, this.newStyle, (style) => {
          this.newStyle = style;
        })}
        <button type="submit">${words.add}</button>
      </form>
      <div id="problem">${problemText(this.problem)}</div>`;
  }

  private get names() {
    return styleNames.map((name) => [name, this.words.writing.styles[name]] as const);
  }

  private row({ host, style }: SiteStyle) {
    const { sites: words } = this.words.styles;
    return html`<li>
      <span>${host}</span>
      ${select(words.styleOf(host), this.names, style, (chosen) => this.put(host, chosen))}
      <button class="quiet only-icon" aria-label=${words.remove(host)} title=${words.remove(host)} @click=${() => this.forget(host)}>
        ${icon('trash')}
      </button>
    </li>`;
  }

  private async load() {
    const got = await getStyles(this.app.api);
    this.sites = loaded(got.ok ? { ok: true, value: got.value.sites } : got);
  }

  private async add(event: Event) {
    event.preventDefault();
    const host = hostOf(this.hostField.value);
    if (!host) {
      this.problem = this.words.styles.sites.notAHost;
      this.hostField.focus();
      return;
    }
    this.app.undoing.settle();
    if (await this.put(host, this.newStyle)) this.hostField.value = '';
    this.hostField.focus();
  }

  private async put(host: string, style: Style): Promise<boolean> {
    const put = await setSiteStyle(this.app.api, host, style);
    this.problem = put.ok ? undefined : `${sentenceOf(this.words, put.problem)} ${this.words.styles.sites.notSaved}`;
    if (put.ok) this.show([...this.without(host), put.value]);
    else this.requestUpdate();
    return put.ok;
  }

  /** Gone from the list at once; for good only when it can no longer be undone. */
  private forget(host: string) {
    const { sites: words } = this.words.styles;
    const gone = this.sites.kind === 'here' ? this.sites.value.find((site) => site.host === host) : undefined;
    if (!gone) return;
    this.show(this.without(host));
    eraseLater(this.app.undoing, {
      said: words.removed(host),
      putBack: () => this.show([...this.without(host), gone]),
      remove: () => forgetSiteStyle(this.app.api, host),
      failed: (problem) => {
        this.problem = `${sentenceOf(this.words, problem)} ${words.notSaved}`;
      },
    });
  }

  private without(host: string): SiteStyle[] {
    return this.sites.kind === 'here' ? this.sites.value.filter((site) => site.host !== host) : [];
  }

  private show(sites: SiteStyle[]) {
    this.sites = { kind: 'here', value: sites.toSorted((a, b) => a.host.localeCompare(b.host)) };
  }

  static override styles = [
    base,
    controls,
    css`
      .none {
        padding: var(--space-3) 0 0;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(120px, 220px) auto;
        align-items: center;
        gap: var(--space-2);
        padding: var(--space-1) 0;
        border-bottom: 1px solid var(--line);
      }
      li span {
        overflow-wrap: anywhere;
      }
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(120px, 220px) auto;
        align-items: end;
        gap: var(--space-2);
        margin: var(--space-4) 0 var(--space-2);
      }
      form button {
        min-height: 40px;
      }
      @media (max-width: 599px) {
        form {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        form .field {
          grid-column: 1 / -1;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-site-styles': SiteStyles;
  }
}
