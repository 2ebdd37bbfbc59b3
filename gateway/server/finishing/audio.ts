import type { Logger } from 'pino';
import type { BlobReader, BlobStore } from '../blobs/index.ts';
import type { Spool } from '../spool/index.ts';

/** The sound of stored dictations: bare PCM, 16 kHz, mono, 16-bit little-endian. */
export interface DictationAudio {
  /** The dictation is in the database. Never rejects: what is left behind by a failure is found at the next start. */
  settle(id: string, isKept: boolean): Promise<void>;
  has(id: string): Promise<boolean>;
  /** @returns undefined when there is none @throws UnreadableBlob */
  open(id: string): Promise<BlobReader | undefined>;
  /** Never rejects: what is left behind by a failure is swept up later. */
  delete(ids: readonly string[]): Promise<void>;
}

export function createDictationAudio({
  spool,
  blobs,
  log,
}: {
  spool: Spool;
  blobs: BlobStore;
  log: Logger;
}): DictationAudio {
  const unless = (message: string, id: string) => (error: NodeJS.ErrnoException) =>
    log.error({ blob: id, code: error.code ?? error.name }, message);
  const remove = async (id: string) => {
    await spool.delete(id);
    await blobs.delete(id);
  };
  return {
    async settle(id, isKept) {
      if (!isKept) return remove(id).catch(unless('sound cannot be deleted', id));
      await spool.moveTo(blobs, id).catch(unless('sound stays in the spool', id));
    },
    has: async (id) => (await blobs.stat(id)) !== undefined || (await spool.has(id)),
    open: async (id) => (await blobs.open(id)) ?? (await spool.open(id)),
    async delete(ids) {
      for (const id of ids) await remove(id).catch(unless('sound cannot be deleted', id));
    },
  };
}
