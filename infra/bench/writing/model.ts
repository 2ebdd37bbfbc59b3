import {
  createWriter,
  type DeadlineScore,
  type EditSpeed,
  isTrap,
  loadEditor,
  measureDeadline,
  measureEditSpeed,
  measureWriting,
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

export interface ModelReport {
  model: string;
  threads: number;
  scores: ModelScore[];
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

const editedWords = 25;
const textsPerLanguage = 8;
/** Of large sets so many cases a language, spread over all kinds: a model takes half a second each. */
const mostCases = 120;
const patientMs = 60_000;

export async function measureModel(
  options: { modelPath: string; model: string; threads: number },
  sets: readonly (readonly string[])[],
): Promise<ModelReport> {
  const cases = sets.map((files) => ({ name: files.join(', '), cases: readCases(files) }));
  const texts = textsOfLength(
    cases.flatMap((set) => set.cases),
    editedWords,
    textsPerLanguage,
  );
  const speeds = await measureEditSpeed(options, texts);
  const editor = await loadEditor(options);
  try {
    const writer = createWriter({ editor, deadlineMs: () => patientMs });
    const scores: ModelScore[] = [];
    for (const set of cases) {
      for (const language of ['ru', 'en'] as const) {
        const all = set.cases.filter((one) => one.language === language);
        const step = Math.max(1, Math.ceil(all.length / mostCases));
        const chosen = all.filter((_, index) => index % step === 0);
        const score = await measureWriting(writer, chosen);
        const traps = new Set(chosen.filter(({ kind }) => isTrap(kind)).map(({ id }) => id));
        const trapsHarmed = score.harmedByEditor.filter((id) => traps.has(id)).length;
        scores.push({ ...score, name: set.name, language, traps: traps.size, trapsHarmed });
      }
    }
    return {
      model: options.model,
      threads: options.threads,
      scores,
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
