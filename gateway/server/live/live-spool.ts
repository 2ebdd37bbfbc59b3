import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Recovery } from '../finishing/recovery.ts';
import type { Orphan, Spool, SpoolDescription, SpooledAudio } from '../spool/index.ts';

/** The durable copy of one live dictation's sound. */
export interface LiveSpool {
  push(pcm: Buffer): void;
  /** Looks for what an earlier process or an earlier attempt has of this dictation: nobody else gets it meanwhile. */
  find(): Promise<void>;
  /** It is not gone on with. */
  giveBack(): void;
  /** What was found; what is pushed from now on follows it. */
  takeUp(): Promise<{ pcm: AsyncIterable<Buffer>; cameWhole: boolean } | undefined>;
  /** No more comes. Returns at once. */
  finish(complete: boolean): void;
  /** @returns the id of the blob, when all of the sound is on disk */
  whole(): Promise<string | undefined>;
  /** It is not needed any more. Returns at once. */
  discard(): void;
  /** To be finished later, without the client if need be. */
  leave(): Promise<void>;
}

/** The text does not wait longer than this for a disk that hangs: it is stored without its sound. */
const diskPatienceMs = 1000;

export function createLiveSpool(
  description: SpoolDescription,
  { spool, recovery, clock, log }: { spool: Spool; recovery: Recovery; clock: Clock; log: Logger },
): LiveSpool {
  const { userId, dictationId } = description;
  let audio: SpooledAudio | undefined;
  let found: Orphan | undefined;
  let finished: Promise<boolean> | undefined;

  const finish = (complete: boolean) => {
    finished ??= audio?.finish(complete);
    return finished;
  };
  return {
    push(pcm) {
      audio ??= spool.begin(description);
      audio.push(pcm);
    },
    async find() {
      found = await recovery.take(userId, dictationId);
    },
    giveBack() {
      if (found) recovery.leave(found);
      found = undefined;
    },
    async takeUp() {
      const orphan = found;
      found = undefined;
      if (!orphan) return undefined;
      const resumed = await spool.resume(orphan);
      if (!resumed) return undefined;
      if (audio) {
        // The client did not wait to hear what the server has: it sends all of it again.
        await resumed.reader.close();
        const left = await spool.leave(resumed.audio);
        if (left) recovery.leave(left);
        return undefined;
      }
      audio = resumed.audio;
      const { reader } = resumed;
      const pcm = async function* () {
        try {
          yield* reader.read();
        } finally {
          await reader.close();
        }
      };
      return { pcm: pcm(), cameWhole: orphan.sealed };
    },
    finish: (complete) => void finish(complete),
    async whole() {
      const isWhole = await Promise.race([finish(false), clock.sleep(diskPatienceMs).then(() => false)]);
      return isWhole ? audio?.id : undefined;
    },
    discard() {
      const remove = async () => {
        await finish(false);
        if (audio) await spool.delete(audio.id);
      };
      remove().catch((error: NodeJS.ErrnoException) =>
        log.error({ dictationId, code: error.code ?? error.name }, 'sound stays in the spool'),
      );
    },
    async leave() {
      const left = audio && (await spool.leave(audio));
      if (left) recovery.leave(left);
    },
  };
}
