import { bytesPerSample, sampleRateHz } from '../../contract/limits.ts';
import { answer } from '../api/answer.ts';
import { type ApiOptions, createApi } from '../api/api.ts';
import { type Clock, systemClock } from '../dictation/clock.ts';
import { type Locks, originLocks } from '../sign-in/locks.ts';
import type { SignInStorage } from '../sign-in/storage.ts';
import { uuid7 } from '../uuid/uuid7.ts';
import { createChanges } from './changes.ts';
import { type Held, hold, itemLock, type OpenRecording } from './hold.ts';
import { createRecordingsApi } from './recordings-api.ts';
import { createSchedule } from './schedule.ts';
import { soundOf, wavOf } from './sound.ts';
import { createEvictionMark, createSpace } from './space.ts';
import {
  emptyOutbox,
  type LastText,
  type OutboxItem,
  type OutboxRequest,
  type OutboxState,
  type OutboxWarning,
  summaryOf,
} from './state.ts';
import { openStore, type Store, type StoredEntry } from './store.ts';
import { type SyncOutcome, syncOnce } from './sync.ts';

/** Stored dictations that are still named. */
const namedStored = 10;

export interface OutboxOptions extends ApiOptions {
  /** Id of the person: each has a database and a key of their own. */
  owner: string;
  /** Remembers how much waits, outside of what a browser throws away: `localStorage`, `storage.local`. */
  marks: SignInStorage;
  locks?: Locks;
  clock?: Clock;
  /** `navigator.storage` by default. */
  storage?: StorageManager;
}

/** The dictations of one person on this device, from their first sample until the gateway has stored their text. */
export interface Outbox {
  /** As last read; `refresh` reads it now. */
  state(): OutboxState;
  /** @returns a function that ends the subscription */
  subscribe(listener: (state: OutboxState) => void): () => void;
  refresh(): Promise<OutboxState>;
  /** For `createDictation`: begins to keep a dictation. @param onUnkept the device takes no more */
  keep(dictation: { id: string; request: OutboxRequest; onUnkept: (reason: 'full' | 'unavailable') => void }): Held;
  /** The sound as WAV; undefined when it is not on this device (any more). */
  sound(id: string): Promise<Blob | undefined>;
  /** Deletes it here for good. One that is being recorded or sent at this moment stays: returns false. */
  discard(id: string): Promise<boolean>;
  /** Sends one that needed a person once more. */
  retry(id: string): Promise<void>;
  /** A pass over the queue now. @returns what it came to; also for Background Sync */
  sync(): Promise<SyncOutcome>;
  /** Passes over the queue whenever there is reason to, until `signal`. */
  run(signal: AbortSignal): Promise<void>;
  lastText(): Promise<LastText | undefined>;
  /** @param placed it stands in a field */
  keepText(text: string, placed: boolean): Promise<void>;
  /** The person was told that the browser threw dictations away. */
  forgetEviction(): Promise<void>;
  close(): Promise<void>;
}

export function createOutbox({
  owner,
  marks,
  locks = originLocks(),
  clock = systemClock,
  storage = globalThis.navigator?.storage,
  ...apiOptions
}: OutboxOptions): Outbox {
  const api = createApi(apiOptions);
  const recordings = createRecordingsApi(apiOptions, clock.now);
  const space = createSpace(storage);
  const mark = createEvictionMark(marks, owner);
  const syncLock = `alfavoice.outbox.sync.${owner}`;
  const listeners = new Set<(state: OutboxState) => void>();
  const open = new Map<string, OpenRecording>();
  const ended = new AbortController();
  let state = emptyOutbox;
  let unkept: OutboxWarning | undefined;
  let evicted = 0;
  let waitsFor: OutboxState['waitsFor'];

  const opened: Promise<Store | undefined> = openStore(owner).catch(() => {
    unkept = { kind: 'unavailable' };
    return undefined;
  });
  const looked = opened.then(async (store) => {
    const waited = await mark.read();
    if (store && waited > 0 && (await store.entries()).length === 0) evicted = waited;
  });

  const read = async (): Promise<OutboxState> => {
    await looked;
    const [stored, held] = await Promise.all([opened.then((store) => store?.entries() ?? []), locks.held()]);
    const known = stored.filter(({ entry }) => entry.stage !== 'cancelled');
    const items = known.map((entry) => itemOf(entry, held.has(itemLock(entry.id)), open.get(entry.id)));
    const summary = summaryOf(items);
    await mark.set(summary.count === 0 && evicted > 0 ? evicted : summary.count);
    const near = await space.warning();
    const warnings: OutboxWarning[] = [
      ...(unkept ? [unkept] : near ? [near] : []),
      ...(evicted > 0 ? [{ kind: 'evicted', count: evicted } as const] : []),
    ];
    return { items, summary, warnings, ...(waitsFor && summary.count > summary.needYou && { waitsFor }) };
  };
  let reading: Promise<OutboxState> | undefined;
  /** Reads once more when something changed while it was read. */
  const refresh = async (): Promise<OutboxState> => {
    await reading;
    if (ended.signal.aborted) return state;
    reading ??= read().finally(() => {
      reading = undefined;
    });
    const next = await reading;
    if (ended.signal.aborted || next === state) return state;
    state = next;
    for (const listener of listeners) listener(next);
    return next;
  };
  /** As `refresh`, where nobody waits for it. */
  const look = () => {
    refresh().then(
      () => schedule.hint(),
      () => {
        unkept = { kind: 'unavailable' };
      },
    );
  };
  const changes = createChanges(owner, look);
  const changed = () => {
    if (ended.signal.aborted) return;
    changes.announce();
    look();
  };

  const textOf = async (historyId: string): Promise<string | undefined> => {
    const found = await answer(api.api.history[':id'].$get({ param: { id: historyId } }));
    return found.ok ? found.value.text : undefined;
  };
  const forgetRow = async (historyId: string): Promise<boolean> =>
    (await answer(api.api.history[':id'].$delete({ param: { id: historyId } }))).ok;
  const pass = async (): Promise<SyncOutcome> => {
    const store = await opened;
    if (!store) return { kind: 'clear' };
    let outcome: SyncOutcome = { kind: 'elsewhere' };
    await locks.ifFree(syncLock, async () => {
      const parts = {
        store,
        api: recordings,
        locks,
        open,
        textOf,
        forgetRow,
        now: clock.now,
        onChange: changed,
        signal: ended.signal,
      };
      outcome = await syncOnce(parts);
      await trim(store);
    });
    for (const [id, { handedOver }] of open) {
      if (handedOver && !(await store.entry(id))) open.delete(id);
    }
    const { kind } = outcome as SyncOutcome;
    if (kind !== 'elsewhere') waitsFor = kind === 'server' || kind === 'sign_in' ? kind : undefined;
    if ((await refresh()).summary.count > 0) await space.persist();
    return outcome;
  };
  let remembering: Promise<unknown> = Promise.resolve();
  /** One after the other: the last one told is the last text. */
  const rememberText = (text: string, placed: boolean): Promise<void> => {
    const last = { text, at: new Date(clock.now()).toISOString(), placed };
    const done = remembering.then(async () => (await opened)?.putLastText(last));
    remembering = done.catch(() => {});
    return done;
  };
  const schedule = createSchedule({ clock, pass, waiting: () => state.summary.count > state.summary.needYou });

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh,
    keep({ id, request, onUnkept }) {
      const recordedAt = new Date(clock.now()).toISOString();
      const held = hold({
        ...{ id, request, recordedAt, opened, locks },
        onOpen: (recording) => open.set(id, recording),
        onUnkept(reason) {
          unkept = { kind: reason };
          onUnkept(reason);
          changed();
        },
        onChange: changed,
        onOver(left) {
          if (!left) open.delete(id);
          schedule.now();
        },
      });
      return {
        ...held,
        conclude(delivered) {
          const text = delivered.kind === 'text' ? delivered.final.text : '';
          if (text.trim() !== '') rememberText(text, true).catch(look);
          return held.conclude(delivered);
        },
      };
    },
    async sound(id) {
      const store = await opened;
      const recording = open.get(id)?.recording;
      if (recording && recording.samples > 0) return wavOf(soundOf(recording));
      const stored = await store?.entry(id);
      if (!store || !stored || stored.samples === 0) return undefined;
      return wavOf(soundOf({ store, id, samples: stored.samples }));
    },
    async discard(id) {
      const store = await opened;
      const left = open.get(id);
      const work = async () => {
        await store?.deleteEntry(id);
        open.delete(id);
        left?.release();
      };
      const done = left?.handedOver ? await work().then(() => true) : await locks.ifFree(itemLock(id), work);
      changed();
      return done;
    },
    async retry(id) {
      const store = await opened;
      await locks.ifFree(itemLock(id), async () => {
        const stored = await store?.entry(id);
        if (stored?.entry.stage !== 'refused') return;
        const { reason, ...entry } = stored.entry;
        // The id belongs to another dictation there: this one gets an id of its own.
        const taken = reason === 'not_found' || reason === 'conflict';
        const dictationId = taken ? uuid7(clock.now()) : entry.dictationId;
        await store?.putEntry(id, { ...entry, dictationId, stage: 'waiting', faults: 0, sentBytes: 0 });
      });
      changed();
      schedule.now();
    },
    sync: () => schedule.pass(),
    run: (signal) => schedule.run(AbortSignal.any([signal, ended.signal])),
    async lastText() {
      await remembering;
      return (await opened)?.lastText();
    },
    keepText: rememberText,
    async forgetEviction() {
      evicted = 0;
      await refresh();
    },
    async close() {
      ended.abort();
      changes.close();
      (await opened)?.close();
    },
  };

  /** Of what is stored only the newest are still named. */
  async function trim(store: Store): Promise<void> {
    const stored = (await store.entries()).filter(({ entry }) => entry.stage === 'stored');
    for (const { id } of stored.slice(0, -namedStored)) await store.deleteEntry(id);
  }
}

/** @param held its lock is held: it is being recorded or sent at this moment */
function itemOf({ id, entry, samples }: StoredEntry, held: boolean, open: OpenRecording | undefined): OutboxItem {
  const total = open?.recording.samples ?? entry.samples ?? samples;
  const { stage, request, reason, historyId, text } = entry;
  const state = () => {
    if (stage === 'stored') return 'stored';
    if (stage === 'refused') return 'needs_you';
    if (stage === 'delivered') return 'recognising';
    if (!held || open?.handedOver) return 'kept_here';
    return stage === 'recording' ? 'recording' : 'sending';
  };
  return {
    id,
    state: state(),
    recordedAt: entry.recordedAt,
    durationMs: (total * 1000) / sampleRateHz,
    bytes: stage === 'stored' ? 0 : total * bytesPerSample,
    sentBytes: entry.sentBytes,
    interrupted: entry.interrupted || (stage === 'recording' && !held),
    damagedMs: (entry.damagedSamples * 1000) / sampleRateHz,
    ...(request.context?.host && { host: request.context.host }),
    ...(reason && { reason }),
    ...(historyId && { historyId }),
    ...(text !== undefined && { text }),
  };
}
