import type { Database } from '@alfavoice/db';
import { bytesPerSample, msToSamples, type Segment } from '@alfavoice/inference/contract';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Vocabulary } from '../dictionary/vocabulary.ts';
import type { Orphan, Spool } from '../spool/index.ts';
import type { WorkerPool } from '../workers/pool.ts';
import { type RecognitionOutcome, recognise } from '../workers/recognition.ts';
import { recognitionRequest } from '../workers/recognition-request.ts';

/** So much sound may be ahead of the last closed phrase: memory stays flat however long the recording is. */
const aheadSamples = msToSamples(60_000);
/** A pause closes no phrase: after this long the next two seconds are sent all the same. */
const patienceMs = 100;

/** Gives a dictation of the spool to a worker, behind everybody who speaks. @returns undefined when its sound is gone */
export async function hearSpooled(
  { id, description }: Orphan,
  parts: {
    spool: Spool;
    workers: WorkerPool;
    vocabulary: Vocabulary;
    db: Database;
    clock: Clock;
    log: Logger;
    signal: AbortSignal;
  },
): Promise<{ outcome: RecognitionOutcome; segments: readonly Segment[]; samples: number } | undefined> {
  const { spool, clock, log, workers, signal } = parts;
  const reader = await spool.open(id);
  if (!reader) return undefined;
  let heardUpTo = 0;
  let progress: () => void = () => {};
  const request = recognitionRequest(description, parts).then((asked) => ({ ...asked, urgency: 'upload' as const }));
  const recognition = recognise(
    request,
    {
      accepted() {},
      hypothesis() {},
      segment({ endSample }) {
        heardUpTo = endSample;
        progress();
      },
    },
    { workers, clock, log },
  );
  signal.addEventListener('abort', recognition.cancel, { once: true });
  if (signal.aborted) recognition.cancel();
  try {
    for await (const pcm of reader.read()) {
      if (signal.aborted) break;
      recognition.push(pcm.subarray(0, pcm.length - (pcm.length % bytesPerSample)));
      if (recognition.samples - heardUpTo < aheadSamples) continue;
      const closed = new Promise<void>((resolve) => {
        progress = resolve;
      });
      await Promise.race([closed, clock.sleep(patienceMs)]);
    }
    if (reader.damagedBytes > 0)
      log.warn({ dictationId: description.dictationId, bytes: reader.damagedBytes }, 'damaged sound heard as silence');
    recognition.stop();
    const outcome = await recognition.outcome;
    return { outcome, segments: recognition.segments(), samples: recognition.samples };
  } finally {
    signal.removeEventListener('abort', recognition.cancel);
    await reader.close();
  }
}
