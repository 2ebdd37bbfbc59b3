import type { OutboxItem } from '@alfavoice/gateway/client';
import type { DictationDetail, HistoryItem, Problem } from '@alfavoice/gateway/contract';
import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { Watch } from '../app/cell.ts';
import { AppElement } from '../app/element.ts';
import { eraseLater } from '../app/erasing.ts';
import { deleteAudio, deleteDictation } from '../data/history.ts';
import { moveFocus } from '../keys/move-focus.ts';
import { Keyboard } from '../keys/shortcuts.ts';
import { base } from '../look/base.ts';
import { controls } from '../look/controls.ts';
import { icon } from '../look/icon.ts';
import { emptyScreen, page } from '../look/page.ts';
import { problemText } from '../look/problem.ts';
import { EndInSight } from '../paging/end-in-sight.ts';
import { listStyles } from '../paging/list.styles.ts';
import { places } from '../routing/match.ts';
import { datesOf } from '../words/dates.ts';
import { sentenceOf } from '../words/words.ts';
import { byDay } from './days.ts';
import './entry.ts';
import type { DictationEntry } from './entry.ts';
import './export-dialog.ts';
import type { ExportDialog } from './export-dialog.ts';
import './filter-chips.ts';
import { historyStyles } from './history.styles.ts';
import { createPages, type Pages } from './pages.ts';
import './search-field.ts';
import { type Filters, filtersOf, isFiltered, searchOf } from './search.ts';
import type { SearchField } from './search-field.ts';

/** History as a page of text: search, filters, days, dictations that open in place. */
@customElement('alfa-history')
export class HistoryView extends AppElement {
  @state() private openId: string | undefined;
  @state() private reachedId: string | undefined;
  @state() private removal: { sentence: string } | undefined;
  @query('alfa-export') private readonly exporting!: ExportDialog;
  @query('alfa-search') private readonly searchField!: SearchField;
  private pages!: Pages;
  private asked: string | undefined;
  private ends: (() => void)[] = [];
  private arrived: ReadonlySet<string> = new Set();

  constructor() {
    super();
    new Watch(this, () => {
      this.pages = createPages(this.app.api);
      return [this.pages.listing, this.app.router.current];
    });
    new EndInSight(this, () => void this.pages.more());
    new Keyboard(this, {
      ArrowDown: () => moveFocus(this.entries, 1),
      ArrowUp: () => moveFocus(this.entries, -1),
      KeyR: () => this.current?.toggleRaw(),
      KeyU: () => this.current?.restore(),
      KeyP: () => this.current?.play(),
      KeyC: () => this.current?.copy(),
      KeyE: () => this.current?.edit(),
      Delete: () => this.current && this.erase(this.current.item),
      Escape: () => this.back(),
    });
  }

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.refresh);
    const { server, note, queue } = this.app;
    this.ends = [
      server.reachable.subscribe((reachable) => reachable && this.again()),
      note.state.subscribe(({ phase }) => phase === 'done' && this.refresh()),
      queue.state.subscribe(({ items }) => this.noticeArrivals(items)),
    ];
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.refresh);
    for (const end of this.ends) end();
    this.pages.stop();
    this.asked = undefined;
  }

  focusSearch() {
    this.searchField.focus();
  }

  private get filters(): Filters {
    return filtersOf(this.app.router.current.value.search);
  }

  override willUpdate() {
    const wanted = JSON.stringify(this.filters);
    if (wanted === this.asked) return;
    this.asked = wanted;
    this.again();
  }

  override render() {
    const { words, filters } = this;
    const { items, cursor, loading, problem } = this.pages.listing.value;
    const began = cursor !== undefined;
    return html`<div class="page">
      <header>
        <div class="title">
          <h1>${words.places.history}</h1>
          <button class="quiet" @click=${() => this.exporting.show()}>
            ${icon('download')}<span class="words">${words.history.exporting.open}</span>
          </button>
        </div>
        <alfa-search
          .app=${this.app}
          .words=${words}
          .q=${filters.q ?? ''}
          @seek=${({ detail }: CustomEvent<string>) => this.narrowTo({ q: detail || undefined })}
          @leave=${() => this.entries[0]?.focus()}
        ></alfa-search>
        <alfa-filters .app=${this.app} .words=${words} .filters=${filters} @narrow=${this.narrow}></alfa-filters>
        <p class="unseen" role="status">${began && !loading ? words.history.found(items.length, cursor === null) : ''}</p>
      </header>
      ${problemText(this.removal?.sentence)}
      ${
        problem
          ? html`<div class="trouble">${problemText(sentenceOf(words, problem))}
              <button @click=${this.again}>${words.app.again}</button></div>`
          : nothing
      }
      ${began && !loading && items.length === 0 && !problem ? this.empty() : this.days(items)}
      ${!began && loading ? html`<p class="late muted" role="status">${words.app.loading}</p>` : nothing}
      ${cursor ? html`<button class="more quiet" @click=${() => this.pages.more()}>${words.history.more}</button>` : nothing}
      <alfa-export .app=${this.app} .words=${words}></alfa-export>
    </div>`;
  }

  private days(items: HistoryItem[]) {
    const dates = datesOf(this.words);
    const now = this.app.now();
    const reached = items.find(({ id }) => id === this.reachedId)?.id ?? items[0]?.id;
    return repeat(
      byDay(items),
      ({ key }) => key,
      (day) => html`<section>
        <h2>${dates.day(day.at, now)}</h2>
        <ol>
          ${repeat(
            day.items,
            ({ id }) => id,
            (item) => html`<li>
              <alfa-entry
                .app=${this.app}
                .words=${this.words}
                .item=${item}
                .open=${item.id === this.openId}
                .reached=${item.id === reached}
                @focusin=${() => this.reach(item.id)}
                @toggle=${() => this.toggle(item.id)}
                @remove=${() => this.erase(item)}
                @remove-sound=${() => this.eraseSound(item)}
                @only-host=${() => this.narrowTo({ host: item.host ?? undefined })}
                @change=${({ detail }: CustomEvent<DictationDetail>) => this.pages.replace(detail)}
              ></alfa-entry>
            </li>`,
          )}
        </ol>
      </section>`,
    );
  }

  private empty() {
    const { history } = this.words;
    if (isFiltered(this.filters))
      return html`<div class="empty">
        <h2>${history.nothingFound}</h2>
        <p class="muted">${history.nothingFoundLead}</p>
        <button @click=${() => this.app.router.refine({})}>${history.clearFilters}</button>
      </div>`;
    return html`<div class="empty">
      <h2>${history.empty}</h2>
      <p class="muted">${history.emptyLead}</p>
      <a class="button primary" href=${places.dictate}>${icon('mic')}${history.emptyAction}</a>
    </div>`;
  }

  private get entries(): DictationEntry[] {
    return Array.from(this.renderRoot.querySelectorAll('alfa-entry'));
  }
  private get current(): DictationEntry | undefined {
    return this.entries.find((entry) => entry.matches(':focus-within')) ?? this.entries.find(({ open }) => open);
  }

  private back() {
    if (!this.openId) return false;
    const entry = this.entries.find(({ open }) => open);
    this.openId = undefined;
    entry?.focus();
    return true;
  }

  private reach(id: string) {
    this.reachedId = id;
  }

  private toggle(id: string) {
    this.openId = this.openId === id ? undefined : id;
  }

  /** Gone from the list at once; for good only when it can no longer be undone. */
  private erase(item: HistoryItem) {
    const { entries } = this;
    const index = entries.findIndex((entry) => entry.item.id === item.id);
    const neighbour = (entries[index + 1] ?? entries[index - 1])?.item.id;
    const { history } = this.words;
    this.removal = undefined;
    eraseLater(this.app.undoing, {
      said: history.removed,
      putBack: this.pages.take(item.id),
      remove: () => deleteDictation(this.app.api, item.id),
      failed: (problem) => this.tell(problem, history.notRemoved),
    });
    void this.updateComplete.then(() => this.entries.find((entry) => entry.item.id === neighbour)?.focus());
  }

  private eraseSound({ id }: HistoryItem) {
    const { audio } = this.words.history;
    this.pages.sound(id, false);
    this.removal = undefined;
    eraseLater(this.app.undoing, {
      said: audio.removed,
      putBack: () => this.pages.sound(id, true),
      remove: () => deleteAudio(this.app.api, id),
      failed: (problem) => this.tell(problem, audio.notRemoved),
    });
  }

  private tell(problem: Problem, kept: string) {
    this.removal = { sentence: `${sentenceOf(this.words, problem)} ${kept}` };
  }

  private narrow({ detail }: CustomEvent<Filters>) {
    this.narrowTo(detail);
  }

  private narrowTo(change: Filters) {
    this.openId = undefined;
    this.app.router.refine({ ...this.filters, ...change });
  }

  /** Back from another tab or with a dictation just made: what came meanwhile belongs on top. */
  private readonly refresh = () => {
    if (document.visibilityState === 'visible') void this.pages.refresh();
  };

  /** What waited on this device is in the history now. */
  private noticeArrivals(items: readonly OutboxItem[]) {
    const stored = items.filter(({ state }) => state === 'stored').map(({ id }) => id);
    const newcomers = stored.some((id) => !this.arrived.has(id));
    this.arrived = new Set(stored);
    if (newcomers) this.refresh();
  }

  private again() {
    void this.pages.find(searchOf(this.filters, this.app.now()));
  }

  static override styles = [base, controls, page, emptyScreen, listStyles, historyStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    'alfa-history': HistoryView;
  }
}
