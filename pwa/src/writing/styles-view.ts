import { type Settings, styleNames } from '@alfavoice/gateway/contract';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { Watch } from '../app/cell.ts';
import { AppElement } from '../app/element.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { page, sectionHeadings } from '../look/page.ts';
import { problemText } from '../look/problem.ts';
import { select } from '../look/select.ts';
import '../settings/setting-row.ts';
import { SettingChanges } from '../settings/setting-changes.ts';
import { settingsStyles } from '../settings/settings.styles.ts';
import { sentenceOf } from '../words/words.ts';
import './site-styles.ts';
import { stylesStyles } from './styles.styles.ts';
import './trial.ts';

type Detail = 'yo' | 'english' | 'no_break_spaces' | 'quotes' | 'money';

/** How what is said is written: the usual style, styles of sites, details, and a text to try them on. */
@customElement('alfa-styles')
export class StylesView extends AppElement {
  private readonly changes = new SettingChanges(this);

  constructor() {
    super();
    new Watch(this, () => [this.app.settings.state]);
  }

  override render() {
    const { words, app } = this;
    const { styles } = words;
    const { value: settings } = app.settings.state;
    return html`<div class="page">
      <header>
        <h1>${words.places.styles}</h1>
        <p>${styles.lead}</p>
      </header>
      ${
        settings.kind === 'problem'
          ? html`<div class="trouble">${problemText(sentenceOf(words, settings.problem))}
              <button @click=${() => app.settings.again()}>${words.app.again}</button></div>`
          : nothing
      }
      ${settings.kind === 'here' ? this.all(settings.value) : nothing}
    </div>`;
  }

  private all(settings: Settings) {
    const { styles } = this.words;
    return html`${this.usual(settings)}
      <section>
        <h2>${styles.trial.title}</h2>
        <alfa-style-trial
          .app=${this.app}
          .words=${this.words}
          .usual=${settings.style}
          .settings=${settings}
        ></alfa-style-trial>
      </section>
      <section>
        <h2>${styles.sites.title}</h2>
        <alfa-site-styles .app=${this.app} .words=${this.words}></alfa-site-styles>
      </section>
      <section>
        <h2>${styles.details}</h2>
        ${this.detail('yo', settings, styles.yo)} ${this.detail('money', settings, styles.money)}
        ${this.detail('no_break_spaces', settings, styles.noBreakSpaces)}
        ${this.detail('english', settings, styles.english)} ${this.detail('quotes', settings, styles.quotes)}
      </section>`;
  }

  private usual({ style }: Settings) {
    const { styles, writing, settings } = this.words;
    const saving = this.changes.saving.style;
    return html`<section>
      <fieldset>
        <legend>${styles.usual}</legend>
        <p class="muted small">${styles.usualHint}</p>
        ${styleNames.map(
          (name) => html`<label>
            <input
              type="radio"
              name="usual"
              .checked=${live(name === style)}
              @change=${() => this.changes.change('style', name)}
            />
            <span class="name">${writing.styles[name]}</span>
            <span class="about muted">${styles.about[name]}</span>
          </label>`,
        )}
      </fieldset>
      <p class="unseen" role="status">${saving?.kind === 'saved' ? settings.saved : ''}</p>
      ${problemText(saving?.kind === 'failed' ? `${saving.sentence} ${settings.notSaved}` : undefined)}
    </section>`;
  }

  private detail<K extends Detail>(
    name: K,
    settings: Settings,
    { label, values }: { label: string; values: Record<Settings[K], string> },
  ) {
    const options = Object.entries(values) as [Settings[K], string][];
    return html`<alfa-setting .words=${this.words} .label=${label} .saving=${this.changes.saving[name]}>
      ${select(label, options, settings[name], (value) => this.changes.change(name, value))}
    </alfa-setting>`;
  }

  static override styles = [base, controls, page, sectionHeadings, settingsStyles, stylesStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-styles': StylesView;
  }
}
