import type { Writer } from './index.ts';
import type { WritingCase } from './measure.ts';
import { addressesOf, numbersOf, wordsOf } from './words.ts';

/** Rules alone on the cases of one kind. */
export interface KindScore {
  language: WritingCase['language'];
  kind: string;
  cases: number;
  exact: number;
}

export interface RulesScore {
  kinds: KindScore[];
  /** Cases whose text is none of the accepted ones. */
  wrong: { id: string; raw: string; text: string; accepted: string }[];
  /** Ids of cases whose numbers, addresses or negations are those of no accepted text. */
  factsChanged: string[];
}

/**
 * Milliseconds of processor time that the rules take for 25 words once the process is warm, over the texts of a language.
 * Each text counts with its median round, so that what else the machine does is not measured.
 */
export interface RulesSpeed {
  language: WritingCase['language'];
  words: number;
  p50Ms: number;
  p95Ms: number;
}

/** Kinds where a change is harm: everything must be right there. */
export const isTrap = (kind: string): boolean => kind.endsWith('-not') || kind === 'guard' || kind === 'plain';

export async function measureRules(writer: Writer, cases: readonly WritingCase[]): Promise<RulesScore> {
  const kinds = new Map<string, KindScore>();
  const score: RulesScore = { kinds: [], wrong: [], factsChanged: [] };
  for (const { id, language, kind, raw, accept } of cases) {
    const { text } = await writer.write({ text: raw, language, editor: false });
    const key = `${language} ${kind}`;
    const of = kinds.get(key) ?? { language, kind, cases: 0, exact: 0 };
    kinds.set(key, of);
    of.cases += 1;
    if (accept.includes(text)) of.exact += 1;
    else {
      score.wrong.push({ id, raw, text, accepted: accept[0] ?? '' });
      if (!accept.some((accepted) => factsOf(accepted) === factsOf(text))) score.factsChanged.push(id);
    }
  }
  return { ...score, kinds: [...kinds.values()] };
}

const negations = new Set(['не', 'ни', 'нет', 'нельзя', 'без', 'никогда', 'not', 'no', 'never', 'without', 'cannot']);

/** Numbers, addresses and negations in their order. */
function factsOf(text: string): string {
  const numbers = numbersOf(text.replaceAll(/(?<=\d)[  ,](?=\d{3})/g, ''));
  const denied = wordsOf(text).filter((word) => negations.has(word) || word.endsWith("n't"));
  return [...numbers, ...addressesOf(text), ...denied].join(' ');
}

const wordsMeasured = 25;
const warmRounds = 20;
const rounds = 40;

/** Joins the cases of a language to texts of some 25 words and times the rules on each. */
export async function measureRulesSpeed(writer: Writer, cases: readonly WritingCase[]): Promise<RulesSpeed[]> {
  const speeds: RulesSpeed[] = [];
  for (const language of ['ru', 'en'] as const) {
    const texts = textsOf(cases.filter((one) => one.language === language).map(({ raw }) => raw));
    if (texts.length === 0) continue;
    const times = texts.map((): number[] => []);
    for (let round = 0; round < warmRounds + rounds; round += 1) {
      for (const [index, { text, words }] of texts.entries()) {
        const before = process.cpuUsage();
        await writer.write({ text, language, editor: false });
        const { user, system } = process.cpuUsage(before);
        if (round >= warmRounds) times[index]?.push(((user + system) / 1000) * (wordsMeasured / words));
      }
    }
    const medians = times.map((of) => quantileOf(of, 0.5));
    const quantile = (share: number): number => quantileOf(medians, share);
    const words = texts.reduce((sum, text) => sum + text.words, 0);
    speeds.push({ language, words, p50Ms: quantile(0.5), p95Ms: quantile(0.95) });
  }
  return speeds;
}

const quantileOf = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1] ?? 0;

function textsOf(raws: readonly string[]): { text: string; words: number }[] {
  const texts: { text: string; words: number }[] = [];
  let pieces: string[] = [];
  for (const raw of raws) {
    pieces.push(raw);
    const text = pieces.join(' ');
    const words = text.split(/\s+/).length;
    if (words < wordsMeasured) continue;
    texts.push({ text, words });
    pieces = [];
  }
  return texts;
}
