import type { Answer } from '@alfavoice/gateway/client';
import type { DictationDetail, HistoryItem, Problem } from '@alfavoice/gateway/contract';
import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import { correctDictation, getDictation, rewriteDictation } from '../data/history.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import '../look/copy-button.ts';
import type { CopyButton } from '../look/copy-button.ts';
import { icon } from '../look/icon.ts';
import { problemText } from '../look/problem.ts';
import { datesOf, duration } from '../words/dates.ts';
import { sentenceOf } from '../words/words.ts';
import { entryStyles } from './entry.styles.ts';
import './heard.ts';
import type { Heard, Rewriting } from './heard.ts';
import { hitInSight, pieces } from './highlight.ts';
import './sound.ts';
import type { Sound } from './sound.ts';

/**
 * One dictation: a piece of text to read; open, also how it was heard, and an editor.
 * Fires `toggle`, `remove`, `remove-sound`, `only-host` and, changed, `change` with the dictation as it is.
 */
@customElement('alfa-entry')
export class DictationEntry extends AppElement {
  @property({ attribute: false }) item!: HistoryItem;
  @property({ type: Boolean, reflect: true }) open = false;
  /** The one entry that Tab reaches; the arrows move it. */
  @property({ type: Boolean }) reached = false;
  @state() private raw = false;
  @state() private editing = false;
  @state() private saving = false;
  @state() private problem: Problem | undefined;
  @state() private detail: DictationDetail | undefined;
  @query('article') private readonly article!: HTMLElement;
  @query('textarea') private readonly area!: HTMLTextAreaElement | null;
  @query('alfa-copy') private readonly copyButton!: CopyButton;
  @query('alfa-sound') private readonly soundPart!: Sound | null;
  @query('alfa-heard') private readonly heard!: Heard | null;

  override focus() {
    this.article.focus({ preventScroll: true });
    this.article.scrollIntoView({ block: 'nearest' });
  }

  copy = () => this.copyButton.copy();

  toggleRaw() {
    if (!this.open) this.tell('toggle');
    this.raw = !this.raw;
  }

  /** Plays the recording, or pauses it. */
  async play() {
    await this.unfold();
    await this.soundPart?.toggle();
  }

  /** One key: what was heard becomes the text. */
  async restore() {
    await this.unfold();
    this.raw = true;
    await this.updateComplete;
    this.heard?.restore();
  }

  /** Opened, and everything in it is there. */
  private async unfold() {
    if (!this.open) this.tell('toggle');
    // The list opens it, with its next rendering.
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
  }

  async edit() {
    if (!this.open) this.tell('toggle');
    this.editing = true;
    this.problem = undefined;
    await this.updateComplete;
    this.fit();
    this.area?.focus();
  }

  override updated(changed: PropertyValues<this>) {
    if (!changed.has('open')) return;
    if (this.open) void this.look();
    else this.raw = this.editing = false;
  }

  /** How it came about; the text is readable without it, so that a failure here says nothing. */
  private async look() {
    const got = await getDictation(this.app.api, this.item.id, AbortSignal.timeout(10_000)).catch(() => undefined);
    if (got?.ok) this.detail = got.value;
  }

  override render() {
    const { item, words, open } = this;
    const { history } = words;
    const time = datesOf(words).time(new Date(item.created_at));
    return html`<article
      tabindex=${this.reached ? 0 : -1}
      aria-label=${history.entry(time)}
      @click=${this.press}
      @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && event.target === this.article && this.tell('toggle')}
    >
      ${this.editing ? this.editor() : this.text()} ${open && this.raw && !this.editing ? this.asHeard() : nothing}
      ${problemText(this.problem ? `${sentenceOf(words, this.problem)} ${history.notSaved}` : undefined)}
      ${open && item.has_audio ? this.sound() : nothing}
      <footer>
        <p class="about muted figures">
          <time datetime=${item.created_at}>${time}</time>
          ${
            item.host
              ? html`<button class="link host" title=${history.onlyFrom(item.host)} @click=${() => this.tell('only-host')}>
                  ${item.host}
                </button>`
              : html`<span>${history.note}</span>`
          }
          <span class="language">${words.languages[item.language]}</span>
          <span>${duration(item.duration_ms)}</span>
          ${item.recovered ? html`<span class="label" title=${history.recoveredHint}>${history.recovered}</span>` : nothing}
          ${open ? this.cameAbout() : nothing}
        </p>
        <div class="actions" ?hidden=${this.editing}>
          <alfa-copy .app=${this.app} .words=${words} .text=${item.text}></alfa-copy>
          ${
            open
              ? html`<button class="quiet" aria-pressed=${this.raw} @click=${this.toggleRaw}>
                    ${icon('compare')}${history.raw}
                  </button>
                  <button class="quiet" @click=${this.edit}>${icon('pencil')}<span class="words">${history.edit}</span></button>`
              : nothing
          }
          <button class="quiet only-icon" aria-label=${history.remove} title=${history.remove} @click=${() => this.tell('remove')}>
            ${icon('trash')}
          </button>
          <button
            class="quiet only-icon fold"
            aria-expanded=${open}
            aria-label=${open ? history.fold : history.open}
            title=${open ? history.fold : history.open}
            @click=${() => this.tell('toggle')}
          >
            ${icon('chevronDown')}
          </button>
        </div>
      </footer>
    </article>`;
  }

  private text() {
    const { item } = this;
    if (!item.text.trim()) return html`<p class="text none muted">${this.words.history.noWords}</p>`;
    const all = pieces(item.highlight ?? item.text);
    const marked = this.open ? all : hitInSight(all);
    return html`<p class="text" lang=${item.language}>${marked.map(({ text, hit }) => (hit ? html`<mark>${text}</mark>` : text))}</p>`;
  }

  private sound() {
    return html`<alfa-sound
      .app=${this.app}
      .words=${this.words}
      .item=${this.item}
      @remove-sound=${() => this.tell('remove-sound')}
      @again=${({ detail }: CustomEvent<DictationDetail>) => this.heardAgain(detail)}
    ></alfa-sound>`;
  }

  private asHeard() {
    const { item, detail } = this;
    const explained = detail && detail.text === item.text && detail.changes.length > 0;
    return html`<alfa-heard
      .app=${this.app}
      .words=${this.words}
      .item=${item}
      .cleaned=${explained ? detail : undefined}
      @rewrite=${({ detail }: CustomEvent<Rewriting>) => this.rewrite(detail)}
    ></alfa-heard>`;
  }

  private editor() {
    const { app, history } = this.words;
    return html`<form @submit=${this.save} @keydown=${this.editorKeys}>
      <textarea aria-label=${history.editLabel} .value=${this.item.text} @input=${this.fit} lang=${this.item.language}></textarea>
      <div class="buttons">
        <button class="primary" type="submit" ?disabled=${this.saving}>${history.save}</button>
        <button type="button" @click=${this.leaveEditor}>${app.cancel}</button>
      </div>
    </form>`;
  }

  private cameAbout() {
    const { detail, words } = this;
    if (!detail) return nothing;
    const seconds = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 1 }).format(
      detail.timings.after_stop_ms / 1000,
    );
    return html`<span>${words.history.phrases(detail.segments.length)}</span>
      <span>${words.history.readyAfter(seconds)}</span>`;
  }

  private press(event: MouseEvent) {
    const control = event
      .composedPath()
      .some((node) => node instanceof Element && node.matches('button, textarea, form, a'));
    if (control || this.open || getSelection()?.isCollapsed === false) return;
    this.tell('toggle');
  }

  private editorKeys(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.leaveEditor();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.save(event);
  }

  private leaveEditor() {
    this.editing = false;
    this.article.focus();
  }

  private async save(event: Event) {
    event.preventDefault();
    if (!this.area || this.saving) return;
    const text = this.area.value;
    if (text === this.item.text) return this.leaveEditor();
    this.saving = true;
    const saved = await this.rewrite({ text, said: this.words.history.corrected });
    this.saving = false;
    if (saved) this.leaveEditor();
  }

  /** Another text in place of the present one, which an undo brings back. @returns whether it is stored */
  private async rewrite({ text, said, style }: Rewriting): Promise<boolean> {
    const { text: before, id } = this.item;
    const { api } = this.app;
    const stored = await this.take(style ? rewriteDictation(api, id, style, false) : correctDictation(api, id, text));
    if (!stored) return false;
    this.app.undoing.offer(said, () => void this.take(correctDictation(api, id, before)));
    return true;
  }

  /** Recognised again: another text, which an undo takes back, and perhaps another raw one. */
  private heardAgain(again: DictationDetail) {
    const { text: before, id } = this.item;
    const { api, undoing } = this.app;
    this.show(again);
    if (again.text !== before)
      undoing.offer(this.words.history.rerun.done, () => void this.take(correctDictation(api, id, before)));
  }

  private show(detail: DictationDetail) {
    this.detail = detail;
    this.dispatchEvent(new CustomEvent<DictationDetail>('change', { detail }));
  }

  private async take(saving: Promise<Answer<DictationDetail>>): Promise<boolean> {
    this.problem = undefined;
    const saved = await saving;
    if (saved.ok) this.show(saved.value);
    else this.problem = saved.problem;
    return saved.ok;
  }

  private fit() {
    if (!this.area) return;
    this.area.style.height = '0';
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }

  private tell(what: 'toggle' | 'remove' | 'only-host' | 'remove-sound') {
    this.dispatchEvent(new Event(what));
  }

  static override styles = [base, controls, entryStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-entry': DictationEntry;
  }
}
