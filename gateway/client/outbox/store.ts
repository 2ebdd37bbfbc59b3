import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { bytesPerSample } from '../../contract/limits.ts';
import { type Entry, entrySchema, unreadableEntry } from './entry.ts';
import { makeKey, plainBytesOf, type Sealed, seal, sealJson, unseal, unsealJson } from './sealing.ts';
import { type LastText, lastTextSchema } from './state.ts';

/** One database a person: another's is never opened. */
export const databaseName = (owner: string): string => `alfavoice-outbox-${owner}`;

interface Schema extends DBSchema {
  key: { key: 'key'; value: CryptoKey };
  /** `order` rises with every dictation: the order of speaking, whatever the clock says. */
  entries: { key: number; value: { order?: number; id: string; sealed: Sealed }; indexes: { id: string } };
  /** Key: the dictation, and the sample its chunk begins with. */
  chunks: { key: [id: string, firstSample: number]; value: Sealed };
  texts: { key: 'last'; value: Sealed };
}

export interface StoredEntry {
  id: string;
  entry: Entry;
  /** Samples on this device. */
  samples: number;
  /** The entry itself could not be read. */
  unreadable: boolean;
}

/** A piece of a recording. */
export interface Chunk {
  firstSample: number;
  /** undefined: it cannot be read. */
  samples16k: Int16Array<ArrayBuffer> | undefined;
  length: number;
}

export type Store = Awaited<ReturnType<typeof openStore>>;

const entryPlace = (id: string) => `entry:${id}`;
const chunkPlace = (id: string, firstSample: number) => `chunk:${id}:${firstSample}`;
const allOf = (id: string) => IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);
const lengthOf = (sealed: Sealed) => Math.floor(plainBytesOf(sealed) / bytesPerSample);
/** The browser has no room. */
export const isQuota = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError';
/** On disk, not only handed to the system: a lost battery loses no more than a killed browser. */
const durable = { durability: 'strict' } as const;

/**
 * Opens what one person has on this device, or makes it.
 * @throws DOMException where the browser keeps nothing
 */
export async function openStore(owner: string) {
  const database: IDBPDatabase<Schema> = await openDB<Schema>(databaseName(owner), 1, {
    upgrade(made) {
      made.createObjectStore('key');
      made.createObjectStore('entries', { keyPath: 'order', autoIncrement: true }).createIndex('id', 'id', {
        unique: true,
      });
      made.createObjectStore('chunks');
      made.createObjectStore('texts');
    },
    blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
  });
  const key = await keyOf(database);

  const read = async (id: string, sealed: Sealed): Promise<Omit<StoredEntry, 'samples'>> => {
    const entry = entrySchema.safeParse(await unsealJson(key, entryPlace(id), sealed));
    return entry.success
      ? { id, entry: entry.data, unreadable: false }
      : { id, entry: unreadableEntry(id), unreadable: true };
  };
  const samplesOf = async (id: string): Promise<number> => {
    const last = await database.transaction('chunks').store.openCursor(allOf(id), 'prev');
    return last ? last.key[1] + lengthOf(last.value) : 0;
  };
  const withSamples = async (known: Omit<StoredEntry, 'samples'>): Promise<StoredEntry> => ({
    ...known,
    samples: await samplesOf(known.id),
  });

  const deleteEntry = async (id: string): Promise<void> => {
    const transaction = database.transaction(['entries', 'chunks'], 'readwrite', durable);
    const order = await transaction.objectStore('entries').index('id').getKey(id);
    if (order !== undefined) await transaction.objectStore('entries').delete(order);
    await transaction.objectStore('chunks').delete(allOf(id));
    await transaction.done;
  };

  return {
    /** All entries in the order of speaking. */
    async entries(): Promise<StoredEntry[]> {
      const records = await database.getAll('entries');
      return Promise.all(records.map(async ({ id, sealed }) => withSamples(await read(id, sealed))));
    },
    async entry(id: string): Promise<StoredEntry | undefined> {
      const record = await database.getFromIndex('entries', 'id', id);
      return record && withSamples(await read(id, record.sealed));
    },
    /**
     * Writes an entry; a new one comes last.
     * @param withSound false deletes its sound in the same moment, on a full device the entry too
     * @throws DOMException `QuotaExceededError` when there is no room
     */
    async putEntry(id: string, entry: Entry, withSound = true): Promise<void> {
      const sealed = await sealJson(key, entryPlace(id), entry);
      const transaction = database.transaction(['entries', 'chunks'], 'readwrite', durable);
      const write = async () => {
        const entries = transaction.objectStore('entries');
        const order = await entries.index('id').getKey(id);
        await entries.put({ ...(order !== undefined && { order }), id, sealed });
        if (!withSound) await transaction.objectStore('chunks').delete(allOf(id));
      };
      try {
        await Promise.all([write(), transaction.done]);
      } catch (error) {
        if (withSound || !isQuota(error)) throw error;
        await deleteEntry(id);
      }
    },
    deleteEntry,
    /** Resolves when it is on disk. @throws DOMException `QuotaExceededError` when there is no room */
    async putChunk(id: string, firstSample: number, samples16k: Int16Array<ArrayBuffer>): Promise<void> {
      const { buffer, byteOffset, byteLength } = samples16k;
      const sealed = await seal(key, chunkPlace(id, firstSample), new Uint8Array(buffer, byteOffset, byteLength));
      const transaction = database.transaction('chunks', 'readwrite', durable);
      await transaction.store.put(sealed, [id, firstSample]);
      await transaction.done;
    },
    /** Some chunks in order, beginning with the one that holds `fromSample`. Empty at the end. */
    async chunks(id: string, fromSample: number, atMost: number): Promise<Chunk[]> {
      const { store } = database.transaction('chunks');
      const before = await store.openCursor(IDBKeyRange.bound([id, 0], [id, fromSample]), 'prev');
      const first = before && before.key[1] + lengthOf(before.value) > fromSample ? before.key[1] : fromSample;
      const range = IDBKeyRange.bound([id, first], [id, Number.MAX_SAFE_INTEGER]);
      const [keys, values] = await Promise.all([store.getAllKeys(range, atMost), store.getAll(range, atMost)]);
      return Promise.all(
        values.map(async (sealed, index) => {
          const firstSample = keys[index]?.[1] ?? 0;
          const plain = await unseal(key, chunkPlace(id, firstSample), sealed);
          return { firstSample, length: lengthOf(sealed), samples16k: plain && new Int16Array(plain) };
        }),
      );
    },
    async lastText(): Promise<LastText | undefined> {
      const sealed = await database.get('texts', 'last');
      return sealed && lastTextSchema.safeParse(await unsealJson(key, 'text', sealed)).data;
    },
    async putLastText(text: LastText): Promise<void> {
      await database.put('texts', await sealJson(key, 'text', text), 'last');
    },
    close: () => database.close(),
  };
}

/** The person's key, which no script can read out. Two tabs that make one at once keep the first. */
async function keyOf(database: IDBPDatabase<Schema>): Promise<CryptoKey> {
  const known = await database.get('key', 'key');
  if (known) return known;
  const made = await makeKey();
  const transaction = database.transaction('key', 'readwrite', durable);
  const meanwhile = await transaction.store.get('key');
  if (!meanwhile) await transaction.store.put(made, 'key');
  await transaction.done;
  return meanwhile ?? made;
}
