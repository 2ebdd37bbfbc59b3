import type { Problem, SpokenLanguage } from '@alfavoice/gateway/contract';
import { css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Watch } from '../app/cell.ts';
import { AppElement } from '../app/element.ts';
import { base } from '../look/base.ts';
import { sentenceOf } from '../words/words.ts';

const languages: SpokenLanguage[] = ['ru', 'en', 'auto'];

/** The language of speech within reach of the record button: the same setting as in Settings. */
@customElement('alfa-speech-language')
export class SpeechLanguage extends AppElement {
  @state() private problem: Problem | undefined;

  constructor() {
    super();
    new Watch(this, () => [this.app.settings.state]);
  }

  override render() {
    const { value: settings } = this.app.settings.state;
    const { words } = this;
    const chosen = settings.kind === 'here' ? settings.value.language : undefined;
    return html`<fieldset ?disabled=${chosen === undefined}>
      <legend class="unseen">${words.note.speech}</legend>
      ${languages.map(
        (language) => html`<label title=${words.languages[language]}>
          <input
            type="radio"
            name="language"
            .checked=${language === chosen}
            aria-label=${words.languages[language]}
            @change=${() => this.choose(language)}
          />
          <span aria-hidden="true">${words.languagesShort[language]}</span>
        </label>`,
      )}
    </fieldset>
    <p class="unseen" role="alert">${this.problem ? `${words.settings.notSaved} ${sentenceOf(words, this.problem)}` : ''}</p>`;
  }

  private async choose(language: SpokenLanguage) {
    const changed = await this.app.settings.change({ language });
    this.problem = changed.ok ? undefined : changed.problem;
    this.requestUpdate();
  }

  static override styles = [
    base,
    css`
      fieldset {
        display: flex;
        padding: 3px;
        border-radius: var(--radius-pill);
        background: var(--hover);
      }
      label {
        position: relative;
        cursor: pointer;
      }
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      span {
        display: grid;
        place-items: center;
        min-width: 40px;
        height: 30px;
        padding: 0 10px;
        border-radius: var(--radius-pill);
        color: var(--muted);
        font-size: var(--size-small);
        font-weight: 500;
        transition: background-color var(--motion-out), color var(--motion-out);
      }
      input:hover + span {
        color: var(--ink);
      }
      input:checked + span {
        background: var(--raised);
        color: var(--ink);
        box-shadow: 0 0 0 1px var(--edge);
      }
      input:focus-visible + span {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
      @media (pointer: coarse) {
        span {
          height: 38px;
        }
      }
      @media (forced-colors: active) {
        input:checked + span {
          outline: 2px solid Highlight;
        }
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-speech-language': SpeechLanguage;
  }
}
