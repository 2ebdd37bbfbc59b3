import { bytesPerSample, defaultMaxDictationMs } from '../../contract/limits.ts';
import type { ErrorCode, Problem } from '../../contract/problem.ts';
import type { Locks } from '../sign-in/locks.ts';
import type { Entry } from './entry.ts';
import { itemLock, type OpenRecording } from './hold.ts';
import type { RecordingsApi } from './recordings-api.ts';
import { anyReadable, soundOf } from './sound.ts';
import { isQuota, type Store, type StoredEntry } from './store.ts';
import { type Uploaded, upload, wholeAt } from './upload.ts';

/**
 * What a pass over the queue came to. `clear`: nothing waits for the gateway. `recognising`: it is to say that texts
 * are stored. `server`: it cannot be reached, or has no room. `sign_in`: nobody is signed in. `elsewhere`: another
 * context of this browser is at it.
 */
export type SyncOutcome =
  | { kind: 'clear' | 'recognising' | 'sign_in' | 'elsewhere' }
  | { kind: 'server'; retryAfterS?: number };

export interface SyncParts {
  store: Store;
  api: RecordingsApi;
  locks: Locks;
  /** Recordings the device did not take whole: they are read from this context's memory. */
  open: ReadonlyMap<string, OpenRecording>;
  /** A dictation's row: for its text. */
  textOf: (historyId: string) => Promise<string | undefined>;
  /** Deletes a dictation's row. @returns whether it is gone */
  forgetRow: (historyId: string) => Promise<boolean>;
  now: () => number;
  onChange: () => void;
  signal: AbortSignal;
}

/** The whole queue has to wait: no line, no room at the server, nobody signed in. */
const passing = new Set<ErrorCode>(['unavailable', 'queue_full', 'rate_limited', 'worker_lost']);
const signedOut = new Set<ErrorCode>(['unauthorized', 'token_reused', 'expired']);
/** Of what was cancelled without a line, the server stores what it has after `resumePatienceS`, or it has nothing. */
const forgottenMs = 2 * defaultMaxDictationMs;
/** So often a fault of the server at one recording is tried again. */
const maxFaults = 5;

/** One pass over the queue, in the order of speaking. What is refused does not hold up what is behind it. */
export async function syncOnce(parts: SyncParts): Promise<SyncOutcome> {
  const { store, locks, open, signal } = parts;
  let recognising = false;
  let again = false;
  for (const stored of await store.entries()) {
    if (signal.aborted) break;
    if (stored.entry.stage === 'stored' || stored.entry.stage === 'refused') continue;
    let outcome: ItemOutcome = 'busy';
    const work = async () => {
      // Read again inside the lock: another context may have gone on with it.
      const current = await store.entry(stored.id);
      outcome = current ? await deliverItem(parts, current) : 'done';
    };
    if (open.get(stored.id)?.handedOver) await work();
    else await locks.ifFree(itemLock(stored.id), work);
    const result = outcome as ItemOutcome;
    if (typeof result === 'object') return result;
    if (result === 'recognising') recognising = true;
    if (result === 'again') again = true;
  }
  if (again) return { kind: 'server' };
  return { kind: recognising ? 'recognising' : 'clear' };
}

type ItemOutcome = 'done' | 'busy' | 'recognising' | 'again' | SyncOutcome;

async function deliverItem(parts: SyncParts, { id, entry, samples, unreadable }: StoredEntry): Promise<ItemOutcome> {
  const { store, api, open, textOf, onChange, signal } = parts;
  const left = open.get(id);
  const total = left?.recording.samples ?? samples;
  let current = entry;
  let damagedSamples = () => entry.damagedSamples;
  const put = async (change: Partial<Entry>, withSound = true) => {
    current = { ...current, ...change };
    try {
      await store.putEntry(id, current, withSound);
    } catch (error) {
      // A full device learns nothing new of it; sending it is what makes room.
      if (!isQuota(error)) throw error;
    }
    onChange();
  };
  const storedAs = async (historyId: string | null): Promise<ItemOutcome> => {
    const text = current.text ?? (historyId ? await textOf(historyId) : undefined);
    await put(
      { stage: 'stored', samples: total, ...(historyId && { historyId }), ...(text !== undefined && { text }) },
      false,
    );
    left?.release();
    return 'done';
  };
  const settle = async (uploaded: Uploaded): Promise<ItemOutcome> => {
    current = { ...current, damagedSamples: damagedSamples() };
    if (uploaded.kind === 'stored') return storedAs(uploaded.historyId);
    if (uploaded.kind === 'delivered') {
      await put({ stage: 'delivered', sentBytes: total * bytesPerSample });
      return 'recognising';
    }
    return failed(uploaded.problem);
  };
  const failed = async ({ code, retry_after }: Pick<Problem, 'code' | 'retry_after'>): Promise<ItemOutcome> => {
    if (signedOut.has(code)) return { kind: 'sign_in' };
    if (passing.has(code)) return { kind: 'server', ...(retry_after !== undefined && { retryAfterS: retry_after }) };
    const faults = current.faults + 1;
    if (code === 'internal' && faults < maxFaults) {
      await put({ faults });
      return 'again';
    }
    await put({ stage: 'refused', reason: code });
    return 'done';
  };

  if (entry.stage === 'cancelled') {
    const status = await api.status(entry.dictationId, signal);
    if (!status.ok && status.problem.code !== 'not_found') return failed(status.problem);
    const historyId = status.ok && status.value.history_id;
    const over = historyId
      ? await parts.forgetRow(historyId)
      : parts.now() - Date.parse(entry.recordedAt) > forgottenMs;
    if (!over) return 'recognising';
    await store.deleteEntry(id);
    return 'done';
  }
  if (total === 0) {
    await store.deleteEntry(id);
    onChange();
    return 'done';
  }
  if (entry.stage === 'delivered') {
    const status = await api.status(entry.dictationId, signal);
    if (!status.ok && status.problem.code !== 'not_found') return failed(status.problem);
    const whole = status.ok ? wholeAt(status.value, total * bytesPerSample) : undefined;
    if (whole?.kind === 'delivered') return 'recognising';
    if (whole) return settle(whole);
    if (status.ok && status.value.state === 'failed') return failed(status.value.problem ?? { code: 'internal' });
  }
  if (!left && !(await anyReadable(store, id))) {
    await put({ stage: 'refused', reason: 'unreadable' });
    return 'done';
  }
  if (entry.stage === 'recording' && !left) current = { ...current, interrupted: true, stage: 'waiting' };
  if (unreadable || entry.stage === 'delivered') current = { ...current, stage: 'waiting' };
  const sound = soundOf(left?.recording ?? { store, id, samples: total });
  let before: number | undefined;
  const uploaded = await upload({
    api,
    entry: current,
    sound,
    signal,
    onProgress: async (sentBytes) => {
      before ??= sentBytes === 0 ? 0 : entry.damagedSamples;
      damagedSamples = () => (before ?? 0) + sound.damagedSamples;
      await put({ sentBytes, damagedSamples: damagedSamples() });
    },
  });
  return settle(uploaded);
}
