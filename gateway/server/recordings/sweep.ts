import { type Database, listAbandonedUploads, listUploadBlobs, removeUpload } from '@alfavoice/db';
import type { Logger } from 'pino';
import type { BlobStore } from '../blobs/index.ts';
import type { BelievedTime } from '../finishing/believed-time.ts';

export interface SweepOptions {
  /** Pieces whose rest does not come are kept so long, since the last of them. */
  abandonedMs: number;
  /** A blob that belongs to no recording may be one that is just being written. */
  strayMs: number;
}

interface SweepParts {
  db: Database;
  /** Of recordings on their way. */
  blobs: BlobStore;
  believedTime: BelievedTime;
  log: Logger;
}

/** Lets go of recordings whose rest never came, and of blobs that belong to none. */
export async function sweep({ db, blobs, believedTime, log }: SweepParts, options: SweepOptions): Promise<void> {
  const nowMs = (await believedTime()).getTime();
  for (const row of await listAbandonedUploads(db, new Date(nowMs - options.abandonedMs))) {
    await removeUpload(db, row.userId, row.dictationId);
    for (const { blob } of row.pieces) await blobs.delete(blob);
    log.warn({ dictationId: row.dictationId, bytes: row.receivedBytes }, 'the rest of a recording never came');
  }
  const there = await blobs.list();
  const needed = await listUploadBlobs(db);
  for (const id of there) {
    if (needed.has(id)) continue;
    const found = await blobs.stat(id);
    if (found && nowMs - found.modifiedAtMs > options.strayMs) await blobs.delete(id);
  }
}
