import type { DictionaryGroup, Term } from '@alfavoice/gateway/contract';
import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { Watch } from '../app/cell.ts';
import { AppElement } from '../app/element.ts';
import { addTerm, addTermList, deleteTerm, exportTerms, listDictionaryGroups } from '../data/dictionary.ts';
import '../history/search-field.ts';
import type { SearchField } from '../history/search-field.ts';
import { moveFocus } from '../keys/move-focus.ts';
import { Keyboard } from '../keys/shortcuts.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';
import { offerFile } from '../look/offer-file.ts';
import { page } from '../look/page.ts';
import { problemText } from '../look/problem.ts';
import { EndInSight } from '../paging/end-in-sight.ts';
import { listStyles } from '../paging/list.styles.ts';
import { sentenceOf } from '../words/words.ts';
import { dictionaryStyles } from './dictionary.styles.ts';
import { emptyDictionary } from './empty.ts';
import './list-dialog.ts';
import type { ListDialog, TakeList } from './list-dialog.ts';
import { createTermPages, type TermPages } from './listing.ts';
import '../phrases/tabs.ts';
import '../proposals/proposals.ts';
import './term-form.ts';
import type { TermForm, TermInForm } from './term-form.ts';
import './term-row.ts';
import type { TermRow } from './term-row.ts';

/** In Latin letters: not every system keeps others in a file's name. */
const exportName = 'alfavoice-dictionary.csv';

/** The dictionary: words as they are to be written, one's own and those of one's groups. */
@customElement('alfa-dictionary')
export class DictionaryView extends AppElement {
  @state() private groups: DictionaryGroup[] = [];
  @state() private reachedId: string | undefined;
  @state() private adding = false;
  /** What went wrong above the list, and what went right. */
  @state() private addProblem: string | undefined;
  @state() private problem: string | undefined;
  @state() private said = '';
  @query('alfa-search') private readonly searchField!: SearchField | null;
  @query('alfa-term-form') private readonly form!: TermForm;
  @query('alfa-list-dialog') private readonly listDialog!: ListDialog;
  private pages!: TermPages;
  private asked: string | undefined;
  private end: (() => void) | undefined;

  constructor() {
    super();
    new Watch(this, () => {
      this.pages = createTermPages(this.app.api);
      return [this.pages.listing, this.app.router.current];
    });
    new EndInSight(this, () => void this.pages.more());
    new Keyboard(this, {
      ArrowDown: () => moveFocus(this.rows, 1),
      ArrowUp: () => moveFocus(this.rows, -1),
      KeyE: () => this.current?.edit(),
      Delete: () => this.current && this.erase(this.current.term),
    });
  }

  override connectedCallback() {
    super.connectedCallback();
    this.end = this.app.server.reachable.subscribe((reachable) => reachable && this.again());
    void this.findGroups();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.end?.();
    this.pages.stop();
    this.asked = undefined;
  }

  focusSearch() {
    this.searchField?.focus();
  }

  private get q(): string {
    return this.app.router.current.value.search.get('q') ?? '';
  }
  /** `none`: one's own; an id: that group's; '': all that one uses. */
  private get whose(): string {
    return this.app.router.current.value.search.get('group') ?? '';
  }
  private get group(): DictionaryGroup | undefined {
    return this.groups.find(({ id }) => id === this.whose);
  }

  override willUpdate() {
    const wanted = `${this.q}\n${this.whose}`;
    if (wanted === this.asked) return;
    this.asked = wanted;
    this.again();
  }

  override render() {
    const { words, group } = this;
    const { dictionary } = words;
    const { items, cursor, loading, total, problem } = this.pages.listing.value;
    const began = cursor !== undefined;
    const isEmpty = began && !loading && items.length === 0 && !problem;
    const searchable = this.groups.length > 0 || (began && !(isEmpty && this.q === ''));
    const writable = !group || group.editable;
    return html`<div class="page">
      <header>
        <div class="title">
          <h1>${words.places.dictionary}</h1>
          <div>
            ${
              writable
                ? html`<button class="quiet" @click=${() => this.listDialog.show()}>${icon('paste')}<span class="words">${dictionary.list.open}</span></button>`
                : nothing
            }
            <button class="quiet" @click=${this.download}>${icon('download')}<span class="words">${dictionary.download}</span></button>
          </div>
        </div>
        <alfa-word-tabs .words=${words} current="dictionary"></alfa-word-tabs>
        <p class="lead">${group ? dictionary.groupLead(group.name, group.editable) : dictionary.lead}</p>
        ${
          writable
            ? html`<alfa-term-form
                .app=${this.app}
                .words=${words}
                .busy=${this.adding}
                .problem=${this.addProblem}
                @save=${this.add}
                @typed=${() => {
                  this.addProblem = undefined;
                }}
              ></alfa-term-form>`
            : nothing
        }
        ${searchable ? this.tools() : nothing}
      </header>
      ${group || this.q ? nothing : html`<alfa-proposals .app=${this.app} .words=${words} @accepted=${this.again}></alfa-proposals>`}
      <p class="unseen" role="status">${this.said}</p>
      ${problemText(this.problem)}
      ${
        problem
          ? html`<div class="trouble">${problemText(sentenceOf(words, problem))}
              <button @click=${this.again}>${words.app.again}</button></div>`
          : nothing
      }
      ${isEmpty ? emptyDictionary(words, this.q, () => this.narrow({ q: '' })) : this.list(items, total)}
      ${!began && loading ? html`<p class="late muted" role="status">${words.app.loading}</p>` : nothing}
      ${cursor ? html`<button class="more quiet" @click=${() => this.pages.more()}>${words.history.more}</button>` : nothing}
      <alfa-list-dialog
        .app=${this.app}
        .words=${words}
        .list=${dictionary.list}
        .take=${this.takeList}
        @taken=${this.again}
      ></alfa-list-dialog>
    </div>`;
  }

  private tools() {
    const { dictionary } = this.words;
    return html`<div class="tools">
      <alfa-search
        .app=${this.app}
        .words=${this.words}
        .label=${dictionary.search}
        .q=${this.q}
        @seek=${({ detail }: CustomEvent<string>) => this.narrow({ q: detail })}
        @leave=${() => this.rows[0]?.focus()}
      ></alfa-search>
      ${this.groups.length > 0 ? this.chooser() : nothing}
    </div>`;
  }

  private chooser() {
    const { dictionary } = this.words;
    return html`<div class="select">
      <select
        aria-label=${dictionary.whose}
        @change=${({ target }: Event) => this.narrow({ group: (target as HTMLSelectElement).value })}
      >
        <option value="" ?selected=${this.whose === ''}>${dictionary.everyones}</option>
        <option value="none" ?selected=${this.whose === 'none'}>${dictionary.own}</option>
        ${this.groups.map(({ id, name }) => html`<option value=${id} ?selected=${this.whose === id}>${name}</option>`)}
      </select>
      ${icon('chevronDown')}
    </div>`;
  }

  private list(items: Term[], total: number) {
    if (items.length === 0) return nothing;
    const reached = items.find(({ id }) => id === this.reachedId)?.id ?? items[0]?.id;
    return html`<p class="count figures">${this.words.dictionary.total(total)}</p>
      <ol>
        ${repeat(
          items,
          ({ id }) => id,
          (term) => html`<li>
            <alfa-term
              .app=${this.app}
              .words=${this.words}
              .term=${term}
              .reached=${term.id === reached}
              @focusin=${() => {
                this.reachedId = term.id;
              }}
              @change=${({ detail }: CustomEvent<Term>) => this.pages.replace(detail)}
              @remove=${() => this.erase(term)}
            ></alfa-term>
          </li>`,
        )}
      </ol>`;
  }

  private get rows(): TermRow[] {
    return Array.from(this.renderRoot.querySelectorAll('alfa-term'));
  }
  private get current(): TermRow | undefined {
    return this.rows.find((row) => row.matches(':focus-within'));
  }

  private async add({ detail }: CustomEvent<TermInForm>) {
    const { dictionary } = this.words;
    this.adding = true;
    this.addProblem = undefined;
    // A word that was just deleted may be wanted again: its deletion goes first.
    this.app.undoing.settle();
    const { group } = this;
    const added = await addTerm(this.app.api, { ...detail, ...(group && { group_id: group.id }) });
    this.adding = false;
    if (!added.ok) {
      const { code } = added.problem;
      this.addProblem = code === 'conflict' ? dictionary.taken(detail.written) : sentenceOf(this.words, added.problem);
      return;
    }
    this.pages.add(added.value);
    this.said = dictionary.added(added.value.written);
    this.form.clear();
  }

  /** Gone from the list at once; for good only when it can no longer be undone. */
  private erase(term: Term) {
    if (!term.editable) return;
    const { rows } = this;
    const index = rows.findIndex((row) => row.term.id === term.id);
    const neighbour = (rows[index + 1] ?? rows[index - 1])?.term.id;
    const putBack = this.pages.take(term.id);
    const { dictionary } = this.words;
    this.problem = undefined;
    this.app.undoing.offer(dictionary.removed(term.written), putBack, async () => {
      const deleted = await deleteTerm(this.app.api, term.id);
      if (deleted.ok || deleted.problem.code === 'not_found') return;
      putBack();
      this.problem = `${sentenceOf(this.words, deleted.problem)} ${dictionary.notRemoved(term.written)}`;
    });
    void this.updateComplete.then(() => this.rows.find((row) => row.term.id === neighbour)?.focus());
  }

  private readonly takeList: TakeList = (list, signal) =>
    addTermList(this.app.api, { ...list, ...(this.group && { group_id: this.group.id }) }, signal);

  private async download() {
    this.problem = undefined;
    const file = await exportTerms(this.app.api, this.group?.id ?? 'none');
    if (file.ok) offerFile(file.value, exportName);
    else this.problem = sentenceOf(this.words, file.problem);
  }

  private async findGroups() {
    const found = await listDictionaryGroups(this.app.api);
    if (found.ok) this.groups = found.value;
  }

  private narrow(change: { q?: string; group?: string }) {
    this.app.router.refine({ q: this.q, group: this.whose, ...change });
  }

  private again() {
    const { q, whose } = this;
    void this.pages.find({ ...(q && { q }), ...(whose && { group: whose }) });
  }

  static override styles = [base, controls, page, listStyles, dictionaryStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-dictionary': DictionaryView;
  }
}
