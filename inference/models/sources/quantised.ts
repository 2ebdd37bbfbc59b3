import { quantiseWhisperQ8 } from '../conversion/quantise-whisper.ts';
import type { QuantisationType } from '../model.ts';
import type { Reporting } from '../progress.ts';
import { writeChunks } from '../storage/write.ts';

/** The addon's `quantizeModel`: whisper.cpp's own quantiser, which knows the K types. */
export type QuantiseNatively = (
  source: string,
  target: string,
  type: QuantisationType,
  reporting: Reporting & { readonly label: string },
) => Promise<Failure | undefined>;

/** A clause that says why the file could not be made. */
type Failure = { readonly failed: string };

/**
 * Writes a Whisper model in another precision. Q8_0 is made in TypeScript, so that a first start needs no compiler; the
 * K types by the addon.
 * @param sizeBytes of the result, for progress; 0 while unknown
 * @returns a clause when this machine cannot make that type
 * @throws when the source is no f16 or f32 ggml Whisper
 */
export const quantiseFile = async (
  {
    source,
    target,
    type,
    label,
    sizeBytes,
  }: { source: string; target: string; type: QuantisationType; label: string; sizeBytes: number },
  natively: QuantiseNatively,
  reporting: Reporting,
): Promise<Failure | undefined> => {
  if (type !== 'q8_0') return natively(source, target, type, { ...reporting, label });
  await writeChunks(target, quantiseWhisperQ8(source), { label, totalBytes: sizeBytes }, reporting);
  return undefined;
};
