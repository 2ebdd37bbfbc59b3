import type { DictationDetail, HistoryItem, Quality, SpokenLanguage } from '@alfavoice/gateway/contract';
import { css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { getDictation, recordingStatus, rerunDictation } from '../data/history.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { problemText } from '../look/problem.ts';
import { select } from '../look/select.ts';
import { sentenceOf } from '../words/words.ts';

/** Between two looks at how far it is. */
const lookEveryMs = 1000;

/** Has a recording recognised again, as another quality or language. Fires `again` with the dictation as it is then, and `leave`. */
@customElement('alfa-rerun')
export class Rerun extends AppElement {
  @property({ attribute: false }) item!: HistoryItem;
  @state() private quality: Quality = 'high';
  @state() private language: SpokenLanguage = 'auto';
  @state() private working = false;
  /** Nothing came of it but the same words. */
  @state() private same = false;
  @state() private problem: string | undefined;
  private stopped = new AbortController();

  override connectedCallback() {
    super.connectedCallback();
    this.language = this.item.language;
    this.stopped = new AbortController();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.stopped.abort();
  }

  override render() {
    const { history, settings, languages, app } = this.words;
    const { rerun } = history;
    const qualities = Object.entries(settings.quality.values) as [Quality, string][];
    const spoken = Object.entries(languages) as [SpokenLanguage, string][];
    return html`<form @submit=${this.submit} aria-label=${rerun.title}>
        ${select(rerun.quality, qualities, this.quality, (quality) => {
          this.quality = quality;
        })}
        ${select(rerun.language, spoken, this.language, (language) => {
          this.language = language;
        })}
        <button class="primary" type="submit" ?disabled=${this.working}>${rerun.submit}</button>
        <button type="button" @click=${() => this.dispatchEvent(new Event('leave'))}>${app.cancel}</button>
      </form>
      <p class="muted small" role="status">${this.working ? rerun.working : this.same ? rerun.same : ''}</p>
      ${problemText(this.problem)}`;
  }

  private async submit(event: Event) {
    event.preventDefault();
    if (this.working) return;
    this.working = true;
    this.problem = undefined;
    this.same = false;
    const { signal } = this.stopped;
    const problem = await this.recognise(signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    if (signal.aborted) return;
    this.working = false;
    if (problem) this.problem = `${problem} ${this.words.history.rerun.failed}`;
  }

  /** @returns why it could not be done, for a person */
  private async recognise(signal: AbortSignal): Promise<string | undefined> {
    const { api } = this.app;
    const { id, dictation_id } = this.item;
    let status = await rerunDictation(api, id, { quality: this.quality, language: this.language });
    while (status.ok && status.value.state !== 'stored' && status.value.state !== 'failed') {
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
      signal.throwIfAborted();
      status = await recordingStatus(api, dictation_id, signal);
    }
    if (!status.ok) return sentenceOf(this.words, status.problem);
    if (status.value.state === 'failed') return sentenceOf(this.words, status.value.problem ?? { code: 'internal' });
    const again = await getDictation(api, id, signal);
    if (!again.ok) return sentenceOf(this.words, again.problem);
    this.same = again.value.text === this.item.text;
    this.dispatchEvent(new CustomEvent<DictationDetail>('again', { detail: again.value }));
    return undefined;
  }

  static override styles = [
    base,
    controls,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin-top: var(--space-2);
      }
      .select {
        flex: 0 1 210px;
        min-width: 0;
      }
      button {
        min-height: 40px;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-rerun': Rerun;
  }
}
