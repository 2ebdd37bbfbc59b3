import { z } from 'zod';
import type { Quality, SpokenLanguage } from '../../contract/live/messages.ts';
import { ProblemError } from '../problem/problem.ts';

export const responseFormats = ['json', 'text', 'srt', 'vtt', 'verbose_json'] as const;
export type ResponseFormat = (typeof responseFormats)[number];

/** Models by the names they have here; `whisper-1` is what programs ask for that know OpenAI only. */
export const models: Record<string, Quality> = {
  'alfavoice-high': 'high',
  'alfavoice-normal': 'normal',
  'whisper-1': 'normal',
};

export interface TranscriptionRequest {
  /** Undefined: the model is not one of ours. */
  quality: Quality | undefined;
  language: SpokenLanguage;
  /** Names and words of the prompt. */
  vocabulary: string[];
  format: ResponseFormat;
}

/** Of OpenAI's prompt, what a vocabulary can hold. */
const maxTerms = 200;
const maxTermLength = 100;

const formSchema = z.object({
  model: z.string().max(200).optional(),
  language: z.string().max(20).optional(),
  prompt: z.string().max(10_000).optional(),
  response_format: z.enum(responseFormats, `response_format is one of ${responseFormats.join(', ')}`).default('json'),
});

/** @throws ProblemError where it is not OpenAI's contract, or a language that is not spoken here */
export function transcriptionRequest(fields: Record<string, string>): TranscriptionRequest {
  const parsed = formSchema.safeParse(fields);
  if (!parsed.success) throw new ProblemError('bad_request', `${parsed.error.issues[0]?.message ?? 'Bad form'}.`);
  const { model, language, prompt = '', response_format } = parsed.data;
  return {
    quality: model === undefined ? undefined : models[model],
    language: languageOf(language),
    vocabulary: prompt
      .split(/[,;.\n]/)
      .map((term) => term.trim())
      .filter((term) => term !== '' && term.length <= maxTermLength)
      .slice(0, maxTerms),
    format: response_format,
  };
}

/** ISO 639-1, with or without a country. */
function languageOf(language = ''): SpokenLanguage {
  const [code] = language.toLowerCase().split(/[-_]/);
  if (!code || code === 'auto') return 'auto';
  if (code === 'ru' || code === 'en') return code;
  throw new ProblemError('bad_request', 'Only Russian (ru) and English (en) are understood here.');
}
