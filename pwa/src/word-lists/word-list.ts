import type { GatewayApi } from '@alfavoice/gateway/client';
import type { DictionaryGroup } from '@alfavoice/gateway/contract';
import { nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { html, type StaticValue } from 'lit/static-html.js';
import { Watch } from '../app/cell.ts';
import { AppElement } from '../app/element.ts';
import { eraseLater } from '../app/erasing.ts';
import { listDictionaryGroups } from '../data/dictionary.ts';
import type { Entries, Entry, EntrySearch } from '../data/entries.ts';
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
import type { KindWords } from './kind-words.ts';
import './list-dialog.ts';
import type { ListDialog, TakeList } from './list-dialog.ts';
import './tabs.ts';
import type { WordForm } from './word-form.ts';
import { wordListStyles } from './word-list.styles.ts';
import type { WordRow } from './word-row.ts';

/** One list of words, one's own and those of one's groups: a field for a new one, a search, and rows to change or delete. */
export abstract class WordList<Item extends Entry & Draft, Draft extends object> extends AppElement {
  @state() private groups: DictionaryGroup[] = [];
  @state() private reachedId: string | undefined;
  @state() private adding = false;
  /** What went wrong above the list, and what went right. */
  @state() private addProblem: string | undefined;
  @state() private problem: string | undefined;
  @state() private said = '';
  @query('alfa-search') private readonly searchField!: SearchField | null;
  @query('#new') private readonly form!: WordForm<Item, Draft, string>;
  @query('alfa-list-dialog') private readonly listDialog!: ListDialog;
  private entries!: Entries<Item, Draft>;
  private pages!: EditablePages<Item, EntrySearch>;
  private asked: string | undefined;
  private end: (() => void) | undefined;

  protected abstract readonly rowTag: StaticValue;
  protected abstract readonly formTag: StaticValue;
  protected abstract get own(): KindWords;
  protected abstract entriesOf(api: GatewayApi): Entries<Item, Draft>;
  /** What stands where there is no entry yet, with an example of what it is for. */
  protected abstract example(): TemplateResult;

  constructor() {
    super();
    new Watch(this, () => {
      this.entries = this.entriesOf(this.app.api);
      this.pages = createEditablePages<Item, EntrySearch>({}, this.entries.list);
      return [this.pages.listing, this.app.router.current];
    });
    new EndInSight(this, () => void this.pages.more());
    new Keyboard(this, {
      ArrowDown: () => moveFocus(this.rows, 1),
      ArrowUp: () => moveFocus(this.rows, -1),
      KeyE: () => this.current?.edit(),
      Delete: () => this.current && this.erase(this.current.item),
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

  protected get q(): string {
    return this.app.router.current.value.search.get('q') ?? '';
  }
  /** `none`: one's own; an id: that group's; '': all that one uses. */
  private get whose(): string {
    return this.app.router.current.value.search.get('group') ?? '';
  }
  /** Whose new words become; known before the group itself is here. */
  protected get groupId(): string | undefined {
    return this.whose === '' || this.whose === 'none' ? undefined : this.whose;
  }
  protected get group(): DictionaryGroup | undefined {
    return this.groups.find(({ id }) => id === this.groupId);
  }

  override willUpdate() {
    const wanted = `${this.q}\n${this.whose}`;
    if (wanted === this.asked) return;
    this.asked = wanted;
    this.again();
  }

  override render() {
    const { words, own } = this;
    const { items, cursor, loading, total, problem } = this.pages.listing.value;
    const began = cursor !== undefined;
    const isEmpty = began && !loading && items.length === 0 && !problem;
    const searchable = this.groups.length > 0 || (began && !(isEmpty && this.q === ''));
    return html`<div class="page">
      ${this.header(searchable)}
      ${this.aboveList()}
      <p class="unseen" role="status">${this.said}</p>
      ${problemText(this.problem)}
      ${
        problem
          ? html`<div class="trouble">${problemText(sentenceOf(words, problem))}
              <button @click=${this.again}>${words.app.again}</button></div>`
          : nothing
      }
      ${isEmpty ? this.empty() : this.list(items, total)}
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

  /** What stands between the header and the list. */
  protected aboveList(): TemplateResult | typeof nothing {
    return nothing;
  }

  private header(searchable: boolean) {
    const { words, own, group } = this;
    const writable = this.groupId === undefined || group?.editable === true;
    return html`<header>
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
      <alfa-word-tabs .words=${words} .current=${this.entries.kind}></alfa-word-tabs>
      <p class="lead">${group ? own.groupLead(group.name, group.editable) : own.lead}</p>
      ${
        writable
          ? html`<${this.formTag}
              id="new"
              .app=${this.app}
              .words=${words}
              .entries=${this.entries}
              .busy=${this.adding}
              .problem=${this.addProblem}
              @save=${this.add}
              @typed=${() => {
                this.addProblem = undefined;
              }}
            ></${this.formTag}>`
          : nothing
      }
      ${searchable ? this.tools() : nothing}
    </header>`;
  }

  private tools() {
    const { own } = this;
    const groups = this.groups.map(({ id, name }) => [id, name] as const);
    const owners = [['', own.everyones], ['none', own.own], ...groups] as const;
    return html`<div class="tools">
      <alfa-search
        .app=${this.app}
        .words=${this.words}
        .label=${own.search}
        .q=${this.q}
        @seek=${({ detail }: CustomEvent<string>) => this.narrow({ q: detail })}
        @leave=${() => this.rows[0]?.focus()}
      ></alfa-search>
      ${groups.length > 0 ? select<string>(own.whose, owners, this.whose, (group) => this.narrow({ group })) : nothing}
    </div>`;
  }

  private empty() {
    const { own, q } = this;
    if (!q) return html`<div class="empty">${this.example()}</div>`;
    return html`<div class="empty">
      <h2>${own.nothingFound}</h2>
      <p class="muted">${own.nothingFoundLead(q)}</p>
      <button @click=${() => this.narrow({ q: '' })}>${own.showAll}</button>
    </div>`;
  }

  private list(items: Item[], total: number) {
    if (items.length === 0) return nothing;
    const reached = items.find(({ id }) => id === this.reachedId)?.id ?? items[0]?.id;
    return html`<p class="count figures">${this.own.total(total)}</p>
      <ol>
        ${repeat(
          items,
          ({ id }) => id,
          (item) => html`<li>
            <${this.rowTag}
              .app=${this.app}
              .words=${this.words}
              .entries=${this.entries}
              .item=${item}
              .reached=${item.id === reached}
              @focusin=${() => {
                this.reachedId = item.id;
              }}
              @change=${({ detail }: CustomEvent<Item>) => this.pages.replace(detail)}
              @remove=${() => this.erase(item)}
            ></${this.rowTag}>
          </li>`,
        )}
      </ol>`;
  }

  private get rows(): WordRow<Item, Draft>[] {
    return Array.from(this.renderRoot.querySelectorAll('ol > li > *'));
  }
  private get current(): WordRow<Item, Draft> | undefined {
    return this.rows.find((row) => row.matches(':focus-within'));
  }

  private async add({ detail }: CustomEvent<Draft>) {
    const { entries, own } = this;
    this.adding = true;
    this.addProblem = undefined;
    // A word that was just deleted may be wanted again: its deletion goes first.
    this.app.undoing.settle();
    const added = await entries.add(detail, this.groupId);
    this.adding = false;
    if (!added.ok) {
      const { code } = added.problem;
      this.addProblem = code === 'conflict' ? own.taken(entries.nameOf(detail)) : sentenceOf(this.words, added.problem);
      return;
    }
    this.pages.add(added.value);
    this.said = own.added(entries.nameOf(added.value));
    this.form.clear();
  }

  private erase(item: Item) {
    if (!item.editable) return;
    const { rows, entries, own } = this;
    const index = rows.findIndex((row) => row.item.id === item.id);
    const neighbour = (rows[index + 1] ?? rows[index - 1])?.item.id;
    const name = entries.nameOf(item);
    this.problem = undefined;
    eraseLater(this.app.undoing, {
      said: own.removed(name),
      putBack: this.pages.take(item.id),
      remove: () => entries.remove(item.id),
      failed: (problem) => {
        this.problem = `${sentenceOf(this.words, problem)} ${own.notRemoved(name)}`;
      },
    });
    void this.updateComplete.then(() => this.rows.find((row) => row.item.id === neighbour)?.focus());
  }

  private readonly takeList: TakeList = (list, signal) =>
    this.entries.addList({ ...list, ...(this.groupId && { group_id: this.groupId }) }, signal);

  private async download() {
    this.problem = undefined;
    const file = await this.entries.export(this.groupId ?? 'none');
    // In Latin letters: not every system keeps others in a file's name.
    if (file.ok) offerFile(file.value, `alfavoice-${this.entries.kind}.csv`);
    else this.problem = sentenceOf(this.words, file.problem);
  }

  private async findGroups() {
    const found = await listDictionaryGroups(this.app.api);
    if (found.ok) this.groups = found.value;
  }

  private narrow(change: { q?: string; group?: string }) {
    this.app.router.refine({ q: this.q, group: this.whose, ...change });
  }

  protected again() {
    const { q, whose } = this;
    void this.pages.find({ ...(q && { q }), ...(whose && { group: whose }) });
  }

  static override styles = [base, controls, page, listStyles, wordListStyles];
}
