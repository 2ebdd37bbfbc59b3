import type { DictionaryGroup } from '@alfavoice/gateway/contract';
import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { Watch } from '../app/cell.ts';
import { AppElement } from '../app/element.ts';
import { listDictionaryGroups } from '../data/dictionary.ts';
import type { Phrase, PhraseInForm, PhraseSearch, Phrases } from '../data/phrases.ts';
import { dictionaryStyles } from '../dictionary/dictionary.styles.ts';
import type { ListDialog, TakeList } from '../dictionary/list-dialog.ts';
import '../dictionary/list-dialog.ts';
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
import { select } from '../look/select.ts';
import { createEditablePages, type EditablePages } from '../paging/editable-pages.ts';
import { EndInSight } from '../paging/end-in-sight.ts';
import { listStyles } from '../paging/list.styles.ts';
import { sentenceOf } from '../words/words.ts';
import { emptyPhrases } from './empty.ts';
import { type PhraseKind, phrasesOf } from './kinds.ts';
import './phrase-form.ts';
import type { PhraseForm } from './phrase-form.ts';
import './phrase-row.ts';
import type { PhraseRow } from './phrase-row.ts';
import './tabs.ts';

/** Replacements, or snippets: what is said and what is written in its place, one's own and those of one's groups. */
@customElement('alfa-phrases')
export class PhrasesView extends AppElement {
  @property() kind: PhraseKind = 'replacements';
  @state() private groups: DictionaryGroup[] = [];
  @state() private reachedId: string | undefined;
  @state() private adding = false;
  @state() private addProblem: string | undefined;
  @state() private problem: string | undefined;
  @state() private said = '';
  @query('alfa-search') private readonly searchField!: SearchField | null;
  @query('alfa-phrase-form') private readonly form!: PhraseForm;
  @query('alfa-list-dialog') private readonly listDialog!: ListDialog;
  private phrases!: Phrases;
  private pages!: EditablePages<Phrase, PhraseSearch>;
  private asked: string | undefined;
  private end: (() => void) | undefined;

  constructor() {
    super();
    new Watch(this, () => {
      this.phrases = phrasesOf(this.kind, this.app.api);
      this.pages = createEditablePages<Phrase, PhraseSearch>({}, (search, signal) => this.phrases.list(search, signal));
      return [this.pages.listing, this.app.router.current];
    });
    new EndInSight(this, () => void this.pages.more());
    new Keyboard(this, {
      ArrowDown: () => moveFocus(this.rows, 1),
      ArrowUp: () => moveFocus(this.rows, -1),
      KeyE: () => this.current?.edit(),
      Delete: () => this.current && this.erase(this.current.phrase),
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
    const { words, group, kind } = this;
    const own = words.phrases[kind];
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
                ? html`<button class="quiet" @click=${() => this.listDialog.show()}>${icon('paste')}<span class="words">${own.list.open}</span></button>`
                : nothing
            }
            <button class="quiet" @click=${this.download}>${icon('download')}<span class="words">${own.download}</span></button>
          </div>
        </div>
        <alfa-word-tabs .words=${words} current=${kind}></alfa-word-tabs>
        <p class="lead">${group ? own.groupLead(group.name, group.editable) : own.lead}</p>
        ${
          writable
            ? html`<alfa-phrase-form
                .app=${this.app}
                .words=${words}
                .kind=${kind}
                .busy=${this.adding}
                .problem=${this.addProblem}
                @save=${this.add}
                @typed=${() => {
                  this.addProblem = undefined;
                }}
              ></alfa-phrase-form>`
            : nothing
        }
        ${searchable ? this.tools() : nothing}
      </header>
      <p class="unseen" role="status">${this.said}</p>
      ${problemText(this.problem)}
      ${
        problem
          ? html`<div class="trouble">${problemText(sentenceOf(words, problem))}
              <button @click=${this.again}>${words.app.again}</button></div>`
          : nothing
      }
      ${isEmpty ? emptyPhrases(own, this.q, () => this.narrow({ q: '' })) : this.list(items, total)}
      ${!began && loading ? html`<p class="late muted" role="status">${words.app.loading}</p>` : nothing}
      ${cursor ? html`<button class="more quiet" @click=${() => this.pages.more()}>${words.history.more}</button>` : nothing}
      <alfa-list-dialog
        .app=${this.app}
        .words=${words}
        .list=${own.list}
        .take=${this.takeList}
        @taken=${this.again}
      ></alfa-list-dialog>
    </div>`;
  }

  private tools() {
    const own = this.words.phrases[this.kind];
    const owners = [['', own.everyones], ['none', own.own], ...this.groups.map(({ id, name }) => [id, name])] as const;
    return html`<div class="tools">
      <alfa-search
        .app=${this.app}
        .words=${this.words}
        .label=${own.search}
        .q=${this.q}
        @seek=${({ detail }: CustomEvent<string>) => this.narrow({ q: detail })}
        @leave=${() => this.rows[0]?.focus()}
      ></alfa-search>
      ${
        this.groups.length > 0
          ? select(own.whose, owners as readonly (readonly [string, string])[], this.whose, (group) =>
              this.narrow({ group }),
            )
          : nothing
      }
    </div>`;
  }

  private list(items: Phrase[], total: number) {
    if (items.length === 0) return nothing;
    const reached = items.find(({ id }) => id === this.reachedId)?.id ?? items[0]?.id;
    return html`<p class="count figures">${this.words.phrases[this.kind].total(total)}</p>
      <ol>
        ${repeat(
          items,
          ({ id }) => id,
          (phrase) => html`<li>
            <alfa-phrase
              .app=${this.app}
              .words=${this.words}
              .kind=${this.kind}
              .phrase=${phrase}
              .reached=${phrase.id === reached}
              @focusin=${() => {
                this.reachedId = phrase.id;
              }}
              @change=${({ detail }: CustomEvent<Phrase>) => this.pages.replace(detail)}
              @remove=${() => this.erase(phrase)}
            ></alfa-phrase>
          </li>`,
        )}
      </ol>`;
  }

  private get rows(): PhraseRow[] {
    return Array.from(this.renderRoot.querySelectorAll('alfa-phrase'));
  }
  private get current(): PhraseRow | undefined {
    return this.rows.find((row) => row.matches(':focus-within'));
  }

  private async add({ detail }: CustomEvent<PhraseInForm>) {
    const own = this.words.phrases[this.kind];
    this.adding = true;
    this.addProblem = undefined;
    // What was just deleted may be wanted again: its deletion goes first.
    this.app.undoing.settle();
    const added = await this.phrases.add(detail, this.group?.id);
    this.adding = false;
    if (!added.ok) {
      const { code } = added.problem;
      this.addProblem = code === 'conflict' ? own.taken(detail.spoken) : sentenceOf(this.words, added.problem);
      return;
    }
    this.pages.add(added.value);
    this.said = own.added(added.value.spoken);
    this.form.clear();
  }

  /** Gone from the list at once; for good only when it can no longer be undone. */
  private erase(phrase: Phrase) {
    if (!phrase.editable) return;
    const { rows } = this;
    const index = rows.findIndex((row) => row.phrase.id === phrase.id);
    const neighbour = (rows[index + 1] ?? rows[index - 1])?.phrase.id;
    const putBack = this.pages.take(phrase.id);
    const own = this.words.phrases[this.kind];
    this.problem = undefined;
    this.app.undoing.offer(own.removed(phrase.spoken), putBack, async () => {
      const deleted = await this.phrases.remove(phrase.id);
      if (deleted.ok || deleted.problem.code === 'not_found') return;
      putBack();
      this.problem = `${sentenceOf(this.words, deleted.problem)} ${own.notRemoved(phrase.spoken)}`;
    });
    void this.updateComplete.then(() => this.rows.find((row) => row.phrase.id === neighbour)?.focus());
  }

  private readonly takeList: TakeList = (list, signal) =>
    this.phrases.addList({ ...list, ...(this.group && { group_id: this.group.id }) }, signal);

  private async download() {
    this.problem = undefined;
    const file = await this.phrases.export(this.group?.id ?? 'none');
    // In Latin letters: not every system keeps others in a file's name.
    if (file.ok) offerFile(file.value, `alfavoice-${this.kind}.csv`);
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
    'alfa-phrases': PhrasesView;
  }
}
