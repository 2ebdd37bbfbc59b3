import { rename, rm } from 'node:fs/promises';
import { openBinding } from './native-binding.ts';
import type { QuantizationType } from './recognition.ts';
import { runJob } from './run-job.ts';

/**
 * Quantises a ggml Whisper file as whisper.cpp's own tool does: 2-D weights, not the biases and positional embeddings
 * that whisper.cpp reads as f32. Written beside the target first, so that a half-written model never bears its name.
 * @param source f16 or f32 model; K-quants need rows that are a multiple of 256 (not tiny)
 * @param onProgress bytes of the source done and in all
 * @throws AddonError `no_addon`, `bad_model`, `failed`; AbortError
 */
export async function quantizeModel(
  source: string,
  target: string,
  type: QuantizationType,
  addonDirectory: string,
  onProgress: (done: number, total: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<void> {
  const binding = openBinding(addonDirectory);
  const unfinished = `${target}.${process.pid}.part`;
  try {
    await runJob(() => binding.quantize(source, unfinished, type, onProgress), signal);
    await rename(unfinished, target);
  } finally {
    await rm(unfinished, { force: true });
  }
}
