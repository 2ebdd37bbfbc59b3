import {
  type DeadlineScore,
  type EditSpeed,
  isTrap,
  loadEditor,
  measureDeadline,
  measureEditSpeed,
  measureWriting,
  type Writer,
  type WritingCase,
  type WritingScore,
} from '@alfavoice/inference/writing';
import { quantile } from '../statistics.ts';
import { readCases, textsOfLength } from './cases.ts';

/** One set of cases in one language, by the rules and with the model after them. */
export interface ModelScore extends WritingScore {
  name: string;
  language: WritingCase['language'];
  traps: number;
  trapsHarmed: number;
}

export interface SpeedReport {
  model: string;
  threads: number;
  speed: {
    language: WritingCase['language'];
    texts: number;
    plainMs: number;
    keptMs: number;
    lookupMs: number;
    isSame: boolean;
  }[];
  deadline: DeadlineScore;
}

export interface ModelOptions {
  modelPath: string;
  model: string;
  threads: number;
}

const editedWords = 25;
const textsPerLanguage = 3;
/** Of large sets so many cases a language, spread over all kinds: a model takes half a second each. */
const mostCases = 40;

/** Cases by the rules and with the model after them, every language of every set. */
export async function measureModel(
  writer: Writer,
  sets: readonly (readonly string[])[],
  say: (line: string) => void,
): Promise<ModelScore[]> {
  const scores: ModelScore[] = [];
  for (const files of sets) {
    for (const language of ['ru', 'en'] as const) {
      const all = readCases(files).filter((one) => one.language === language);
      const step = Math.max(1, Math.ceil(all.length / mostCases));
      const chosen = all.filter((_, index) => index % step === 0);
      const score = await measureWriting(writer, chosen);
      const traps = new Set(chosen.filter(({ kind }) => isTrap(kind)).map(({ id }) => id));
      const trapsHarmed = score.harmedByEditor.filter((id) => traps.has(id)).length;
      scores.push({ ...score, name: files.join(', '), language, traps: traps.size, trapsHarmed });
      say(`${language}: ${chosen.length} cases edited`);
    }
  }
  return scores;
}

/** Three ways to call the model for an edit, and deadlines that it cannot always keep. */
export async function measureSpeed(options: ModelOptions, cases: readonly WritingCase[]): Promise<SpeedReport> {
  const texts = textsOfLength(cases, editedWords, textsPerLanguage);
  const speeds = await measureEditSpeed(options, texts);
  const editor = await loadEditor(options);
  try {
    return {
      model: options.model,
      threads: options.threads,
      speed: (['ru', 'en'] as const).map((language) => {
        const own = speeds.filter((_, index) => texts[index]?.language === language);
        const median = (of: (speed: EditSpeed) => number): number => quantile(own.map(of), 0.5);
        return {
          language,
          texts: own.length,
          plainMs: median(({ plainMs }) => plainMs),
          keptMs: median(({ keptMs }) => keptMs),
          lookupMs: median(({ lookupMs }) => lookupMs),
          isSame: own.every(({ isSame }) => isSame),
        };
      }),
      deadline: await measureDeadline(editor, texts),
    };
  } finally {
    await editor.close();
  }
}
