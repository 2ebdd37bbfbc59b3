import { readFileSync } from 'node:fs';
import { wordErrors } from '@alfavoice/inference/evaluation';
import {
  addCounts,
  contentWords,
  countPunctuation,
  f1Of,
  noPunctuation,
  openClipRecogniser,
  type PunctuationCounts,
  type Writer,
} from '@alfavoice/inference/writing';
import { z } from 'zod';
import { readClips } from '../../speech/clips.ts';
import { decodePcm16k, toFloat32 } from '../../speech/pcm.ts';

/** What was recognised, written by the rules, and edited by the model after them. */
export type Stage = 'raw' | 'rules' | 'edited';

export interface SpeechScore {
  language: 'ru' | 'en';
  stage: Stage;
  clips: number;
  f1: number;
  caseAccuracy: number;
  /** Word error rate of the words that carry the sense, in per cent. */
  contentErrors: number;
}

const marksFile = 'infra/bench/writing/marks.jsonl';
const marksSchema = z.object({ id: z.string(), marks: z.string() });
/** One window of the recogniser. */
const longestClipS = 28;

export interface SpeechOptions {
  folder: string;
  cacheDir: string;
  threads: number;
  /** Let the writer's model edit too. */
  edits: boolean;
}

/** @throws where there is no recogniser, no recording or no ffmpeg */
export async function measureSpeech(
  writer: Writer,
  { folder, cacheDir, threads, edits }: SpeechOptions,
  say: (line: string) => void,
): Promise<SpeechScore[]> {
  const recogniser = await openClipRecogniser(cacheDir, threads);
  if (!recogniser) throw new Error('No recogniser is here: npm run models -- pull starter, npm run addon');
  const marks = new Map(
    readFileSync(marksFile, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => marksSchema.parse(JSON.parse(line)))
      .map((one) => [one.id, one.marks]),
  );
  const sums = new Map<string, Sum>();
  try {
    for (const clip of await readClips(folder)) {
      if (clip.lang === 'none' || clip.seconds > longestClipS) continue;
      const language = clip.lang;
      const raw = await recogniser.hear(toFloat32(await decodePcm16k(clip.file)), language);
      say(`${clip.id}: ${raw}`);
      const ruled = await writer.write({ text: raw, language, editor: false });
      const texts: [Stage, string][] = [
        ['raw', raw],
        ['rules', ruled.text],
      ];
      if (edits) texts.push(['edited', (await writer.write({ text: raw, language, editor: true })).text]);
      for (const [stage, text] of texts) {
        const key = `${language} ${stage}`;
        const sum = sums.get(key) ?? { language, stage, clips: 0, counts: noPunctuation, errors: 0, words: 0 };
        sums.set(key, sum);
        sum.clips += 1;
        const ownMarks = marks.get(clip.id);
        if (ownMarks) sum.counts = addCounts(sum.counts, countPunctuation({ text: clip.text, marks: ownMarks }, text));
        const { errors, referenceWords } = wordErrors(contentWords(clip.text, language), contentWords(text, language));
        sum.errors += errors;
        sum.words += referenceWords;
      }
    }
  } finally {
    recogniser.close();
  }
  return [...sums.values()].map(({ language, stage, clips, counts, errors, words }) => ({
    language,
    stage,
    clips,
    f1: f1Of(counts),
    caseAccuracy: counts.casesRight / counts.words,
    contentErrors: (100 * errors) / words,
  }));
}

interface Sum {
  language: 'ru' | 'en';
  stage: Stage;
  clips: number;
  counts: PunctuationCounts;
  errors: number;
  words: number;
}
