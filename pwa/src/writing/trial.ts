import { type Language, type Style, styleNames } from '@alfavoice/gateway/contract';
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { type Cleaned, cleanText } from '../data/writing.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { problemText } from '../look/problem.ts';
import { select } from '../look/select.ts';
import { sentenceOf } from '../words/words.ts';
import './marked-text.ts';

/** Long enough that a word is typed, short enough to feel like an answer. */
const typingPauseMs = 350;

/** A text to play with: what the clean-up makes of it in each style, with every change marked. */
@customElement('alfa-style-trial')
export class StyleTrial extends AppElement {
  /** Shown first, and again whenever another becomes the usual one. */
  @property() usual: Style = 'tidy';
  /** Something of the settings is different: what they say may be written otherwise. */
  @property({ attribute: false }) settings: unknown;
  @state() private chosen: Style = 'tidy';
  @state() private language: Language | undefined;
  @state() private cleaned: Cleaned | undefined;
  @state() private problem: string | undefined;
  @query('textarea') private readonly area!: HTMLTextAreaElement;
  private typing: ReturnType<typeof setTimeout> | undefined;
  private asking = new AbortController();

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.typing);
    this.asking.abort();
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('usual')) this.chosen = this.usual;
  }

  override firstUpdated() {
    this.area.value = this.words.styles.trial.example;
  }

  override updated(changed: PropertyValues<this>) {
    if (changed.has('usual') || changed.has('settings')) void this.tryOut();
  }

  private get spokenIn(): Language {
    return this.language ?? (this.words.locale === 'ru' ? 'ru' : 'en');
  }

  override render() {
    const { languages, styles, writing } = this.words;
    const { trial } = styles;
    const { cleaned } = this;
    const names = styleNames.map((name) => [name, writing.styles[name]] as const);
    const spoken = [
      ['ru', languages.ru],
      ['en', languages.en],
    ] as const;
    return html`<div class="choices">
        ${select(trial.language, spoken, this.spokenIn, (language) => this.choose({ language }))}
        ${select(trial.style, names, this.chosen, (chosen) => this.choose({ chosen }))}
      </div>
      <textarea rows="4" aria-label=${trial.label} lang=${this.spokenIn} @input=${this.type}></textarea>
      ${problemText(this.problem)}
      <section class="result" aria-label=${trial.result}>
        <h3>${trial.result}</h3>
        ${
          cleaned
            ? html`<alfa-marked
                  .app=${this.app}
                  .words=${this.words}
                  .cleaned=${cleaned}
                  .language=${this.spokenIn}
                ></alfa-marked>
                <p class="muted small">${cleaned.changes.length > 0 ? writing.pressForWhy : trial.nothing}</p>`
            : html`<p class="muted small late">${this.problem ? nothing : trial.working}</p>`
        }
      </section>`;
  }

  private choose({ chosen = this.chosen, language = this.spokenIn }: { chosen?: Style; language?: Language }) {
    this.chosen = chosen;
    this.language = language;
    void this.tryOut();
  }

  private type() {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => void this.tryOut(), typingPauseMs);
  }

  private async tryOut() {
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    const spoken = { text: this.area.value, language: this.spokenIn, style: this.chosen };
    const cleaned = await cleanText(this.app.api, spoken, signal).catch(() => undefined);
    if (!cleaned || signal.aborted) return;
    this.problem = cleaned.ok ? undefined : sentenceOf(this.words, cleaned.problem);
    if (cleaned.ok) this.cleaned = cleaned.value;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
        margin-top: var(--space-3);
      }
      .choices {
        display: flex;
        gap: var(--space-3);
      }
      .choices .select {
        flex: 0 1 220px;
        min-width: 0;
      }
      .result {
        padding: var(--space-3) var(--space-4);
        border-radius: var(--radius-card);
        background: var(--hover);
      }
      h3 {
        color: var(--muted);
        font-size: var(--size-small);
        font-weight: 500;
      }
      alfa-marked {
        margin: var(--space-1) 0 var(--space-2);
        font-size: var(--size-reading);
      }
      .late {
        opacity: 0;
        animation: late 1ms 300ms forwards;
      }
      @keyframes late {
        to {
          opacity: 1;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-style-trial': StyleTrial;
  }
}
