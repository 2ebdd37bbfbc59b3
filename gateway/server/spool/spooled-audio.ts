import type { Logger } from 'pino';
import type { BlobWriter } from '../blobs/index.ts';
import type { SpoolDescription } from './description.ts';

/** The sound of one dictation on its way to the disk. Nothing here rejects: a disk that fails is logged, and the dictation goes on. */
export interface SpooledAudio {
  /** Of the blob it will be. */
  readonly id: string;
  readonly description: SpoolDescription;
  /** What came, on disk or not. */
  readonly bytes: number;
  readonly syncedBytes: number;
  /** @param pcm not to be changed afterwards */
  push(pcm: Buffer): void;
  /** Puts what came on disk. */
  flush(): Promise<void>;
  /**
   * No more comes: all of it is put on disk, and the file is given back.
   * @param complete the dictation came whole
   * @returns whether all of it is there
   */
  finish(complete: boolean): Promise<boolean>;
}

export interface SpooledAudioParts {
  id: string;
  description: SpoolDescription;
  /** On disk from before. */
  bytes: number;
  /** It came whole before: nothing is added. */
  sealed: boolean;
  /** Tried again with the next flush when it rejects. */
  openWriter: () => Promise<BlobWriter>;
  /** More than this is not kept in memory for a disk that takes nothing. */
  maxWaitingBytes: number;
  log: Logger;
  onFailure: () => void;
  /** The file is given back. */
  onEnd: () => void;
}

export function createSpooledAudio(parts: SpooledAudioParts): SpooledAudio {
  const { id, description, openWriter, maxWaitingBytes, log, onFailure, onEnd } = parts;
  const { dictationId } = description;
  let writer: BlobWriter | undefined;
  let waiting: Buffer[] = [];
  let bytes = parts.bytes;
  let syncedBytes = parts.bytes;
  let failing = false;
  /** The disk took nothing for too long: what is on it is the beginning, and stays so. */
  let givenUp = false;
  let finished: Promise<boolean> | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const fail = (error: unknown) => {
    const code = (error as NodeJS.ErrnoException).code ?? (error as Error).name;
    if (!failing) {
      onFailure();
      log.error({ dictationId, code }, 'sound cannot be written to the spool: the dictation goes on without a copy');
    }
    failing = true;
    if (bytes - syncedBytes <= maxWaitingBytes) return;
    givenUp = true;
    waiting = [];
    void writer?.close().catch(() => {});
    writer = undefined;
    log.error({ dictationId, code }, 'the spool of a dictation stays incomplete');
  };
  const flush = async () => {
    if (givenUp || bytes === syncedBytes) return;
    try {
      writer ??= await openWriter();
      for (const pcm of waiting.splice(0)) writer.append(pcm);
      await writer.sync();
      syncedBytes = writer.syncedBytes;
      if (failing) log.info({ dictationId }, 'the spool of a dictation is written again');
      failing = false;
    } catch (error) {
      fail(error);
    }
  };
  const close = async (complete: boolean): Promise<boolean> => {
    await flush();
    const whole = bytes === syncedBytes;
    try {
      if (whole && complete && bytes > 0 && !parts.sealed) {
        writer ??= await openWriter();
        await writer.seal();
      }
    } catch (error) {
      fail(error);
    }
    await writer?.close().catch(fail);
    onEnd();
    return whole && bytes > 0;
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done;
    return done;
  };

  return {
    id,
    description,
    get bytes() {
      return bytes;
    },
    get syncedBytes() {
      return syncedBytes;
    },
    push(pcm) {
      if (finished) return;
      bytes += pcm.length;
      if (!givenUp) waiting.push(pcm);
    },
    flush: () => (finished ? queue.then(() => {}) : inTurn(flush)),
    finish(complete) {
      finished ??= inTurn(() => close(complete));
      return finished;
    },
  };
}
