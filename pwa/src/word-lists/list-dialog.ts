import type { Answer } from '@alfavoice/gateway/client';
import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { AppElement } from '../app/element.ts';
import type { ListResult } from '../data/entries.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { dialog } from '../look/dialog.ts';
import { icon } from '../look/icon.ts';
import { problemText } from '../look/problem.ts';
import { sentenceOf, type Words } from '../words/words.ts';
import { listDialogStyles } from './list-dialog.styles.ts';
import { textOfList } from './list-file.ts';

/** Long enough that a line is typed, short enough to feel like an answer. */
const typingPauseMs = 300;
/** Refused lines that are shown; the rest is a number. */
const mostShown = 20;

export type TakeList = (list: { text: string; dry_run: boolean }, signal?: AbortSignal) => Promise<Answer<ListResult>>;

/** What the dialog says; why a line was refused by its reason. */
export type ListWords = Omit<Words['dictionary']['list'], 'reasons'> & { reasons: Record<string, string> };

/**
 * Many entries at once, pasted or from a file: says what would come of them while one types, and what came of them.
 * Fires `taken` when the list they go into has changed.
 */
@customElement('alfa-list-dialog')
export class ListDialog extends AppElement {
  @property({ attribute: false }) take!: TakeList;
  @property({ attribute: false }) list!: ListWords;
  @state() private outlook: ListResult | undefined;
  @state() private outcome: ListResult | undefined;
  @state() private problem: string | undefined;
  @state() private busy = false;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @query('textarea') private readonly area!: HTMLTextAreaElement;
  @query('input[type="file"]') private readonly file!: HTMLInputElement;
  private typing: ReturnType<typeof setTimeout> | undefined;
  private trying = new AbortController();

  async show() {
    if (this.dialog.open) return;
    this.forget();
    this.outcome = undefined;
    this.dialog.showModal();
    await this.updateComplete;
    this.area.value = '';
    this.area.focus();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.forget();
  }

  override render() {
    const { words, list, outlook, outcome } = this;
    const result = outcome ?? outlook;
    const news = outlook ? outlook.added + outlook.changed : 0;
    return html`<dialog aria-labelledby="title" @close=${this.forget}>
      <div class="head">
        <h1 id="title">${list.title}</h1>
        <button class="quiet only-icon" aria-label=${words.app.close} @click=${this.close}>${icon('close')}</button>
      </div>
      <form class="body" @submit=${this.submit} @dragover=${this.allowDrop} @drop=${this.drop}>
        <p class="muted" id="how" ?hidden=${outcome !== undefined}>${list.how}</p>
        <textarea
          ?hidden=${outcome !== undefined}
          rows="9"
          aria-labelledby="title"
          aria-describedby="how"
          placeholder=${list.example}
          spellcheck="false"
          @input=${this.type}
        ></textarea>
        <div role="status" class="result">${result ? this.result(result, outcome !== undefined) : nothing}</div>
        ${problemText(this.problem)}
        <div class="buttons">
          ${
            outcome
              ? html`<button type="button" class="primary" @click=${this.close}>${words.app.close}</button>
                  <button type="button" @click=${this.again}>${list.more}</button>`
              : html`<button class="primary" type="submit" ?disabled=${this.busy || news === 0}>${list.submit(news)}</button>
                  <button type="button" @click=${() => this.file.click()}>${icon('file')}${list.file}</button>`
          }
        </div>
        <input type="file" hidden aria-label=${list.file} accept=".csv,.txt,.tsv,text/csv,text/plain" @change=${this.read} />
      </form>
    </dialog>`;
  }

  private result({ added, changed, known, refused, refusals }: ListResult, done: boolean) {
    const { list } = this;
    const sentences = [
      ...(done || added > 0 ? [(done ? list.added : list.willAdd)(added)] : []),
      ...(changed > 0 ? [(done ? list.changed : list.willChange)(changed)] : []),
      ...(known > 0 ? [list.known(known)] : []),
      ...(refused > 0 ? [(done ? list.refused : list.willRefuse)(refused)] : []),
    ];
    return html`<p>${done ? icon('check') : nothing}<span>${sentences.join(' ')}</span></p>
      ${
        refused > 0
          ? html`<ul>
              ${refusals
                .slice(0, mostShown)
                .map(
                  ({ line, text, reason }) =>
                    html`<li><span class="muted figures">${list.line(line)}</span> <q>${text}</q>: ${list.reasons[reason]}</li>`,
                )}
              ${refused > mostShown ? html`<li class="muted">${list.andMore(refused - mostShown)}</li>` : nothing}
            </ul>`
          : nothing
      }`;
  }

  private type() {
    this.forget();
    this.typing = setTimeout(() => void this.tryOut(), typingPauseMs);
  }

  /** What would come of it. */
  private async tryOut() {
    const text = this.area.value;
    if (text.trim() === '') return;
    const { signal } = this.trying;
    const tried = await this.take({ text, dry_run: true }, signal).catch(() => undefined);
    if (!tried || signal.aborted) return;
    if (tried.ok) this.outlook = tried.value;
    else this.problem = `${sentenceOf(this.words, tried.problem)} ${this.list.nothingTaken}`;
  }

  private async submit(event: Event) {
    event.preventDefault();
    if (this.busy || !this.outlook) return;
    const text = this.area.value;
    this.forget();
    this.busy = true;
    const taken = await this.take({ text, dry_run: false });
    this.busy = false;
    if (!taken.ok) {
      this.problem = `${sentenceOf(this.words, taken.problem)} ${this.list.nothingTaken}`;
      return;
    }
    this.outcome = taken.value;
    this.dispatchEvent(new Event('taken'));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLButtonElement>('.buttons .primary')?.focus();
  }

  private async read() {
    const [file] = this.file.files ?? [];
    this.file.value = '';
    if (file) await this.readIn(file);
  }

  private allowDrop(event: DragEvent) {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  }

  private async drop(event: DragEvent) {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    await this.readIn(file);
  }

  private async readIn(file: File) {
    this.area.value = textOfList(new Uint8Array(await file.arrayBuffer()));
    this.forget();
    await this.tryOut();
  }

  private async again() {
    this.outcome = undefined;
    await this.updateComplete;
    this.area.value = '';
    this.area.focus();
  }

  private close() {
    this.dialog.close();
  }

  /** What was said of an earlier text. */
  private forget() {
    clearTimeout(this.typing);
    this.trying.abort();
    this.trying = new AbortController();
    this.outlook = this.problem = undefined;
  }

  static override styles = [base, controls, dialog, listDialogStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-list-dialog': ListDialog;
  }
}
