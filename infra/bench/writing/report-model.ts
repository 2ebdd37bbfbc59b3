import type { FactsScore } from '@alfavoice/inference/writing';
import { table } from '../report/table.ts';
import type { ModelScore, SpeedReport } from './model.ts';
import type { SpeechScore } from './speech.ts';

const languages = ['ru', 'en'] as const;

/** The cases of one model. */
export interface ModelScores {
  model: string;
  threads: number;
  scores: readonly ModelScore[];
}

export function printModel({ model, threads, scores }: ModelScores): string {
  return [
    `${model}, ${threads} threads`,
    '',
    ...table(
      ['cases', 'language', 'exact by rules', 'rules and model', 'helped', 'harmed', 'traps harmed', 'proposals'],
      scores.map((one) => [
        one.name,
        one.language,
        `${one.exactByRules} of ${one.cases}`,
        `${one.exactWithEditor} of ${one.cases}`,
        String(one.exactWithEditor - one.exactByRules + one.harmedByEditor.length),
        String(one.harmedByEditor.length),
        `${one.trapsHarmed} of ${one.traps}`,
        shown(one.outcomes),
      ]),
    ),
    ...scores.flatMap(({ harmedByEditor }) => harmedByEditor.map((id) => `  harmed: ${id}`)),
  ].join('\n');
}

export function printSpeed({ model, threads, speed, deadline }: SpeedReport): string {
  return [
    `an edit of 25 words by ${model}, ${threads} threads, milliseconds at the median`,
    '',
    ...table(
      [
        'language',
        'texts',
        'plain chat call',
        'state kept',
        'state kept and lookup',
        'of a plain call (goal <= 0.33)',
        'same answer',
      ],
      speed.map(({ language, texts, plainMs, keptMs, lookupMs, isSame }) => [
        language,
        String(texts),
        plainMs.toFixed(0),
        keptMs.toFixed(0),
        lookupMs.toFixed(0),
        (lookupMs / plainMs).toFixed(2),
        isSame ? 'yes' : 'NO',
      ]),
    ),
    '',
    `deadlines of 50, 200 and 500 ms: ${deadline.late} of ${deadline.edits} edits were late and given up, text at worst ${deadline.worstMs.toFixed(0)} ms after the deadline`,
  ].join('\n');
}

export function printFacts({ edits, changed, outcomes, factsChanged }: FactsScore): string {
  return [
    `${edits} edits of real sentences under the guard: ${changed} changed the text (${shown(outcomes)})`,
    `numbers, dates, names or negations changed: ${factsChanged.length} (goal 0)`,
    ...factsChanged.map(({ before, after }) => `  ${before} -> ${after}`),
  ].join('\n');
}

/** Better punctuation by less is chance. */
const leastGain = 0.005;

/** Whether the model does more good than harm, by language: where it does not, it is not to be used by default. */
export function printVerdict({ model, scores }: ModelScores, speech: readonly SpeechScore[]): string {
  return languages
    .map((language) => {
      const f1 = (stage: SpeechScore['stage']): number =>
        speech.find((one) => one.language === language && one.stage === stage)?.f1 ?? 0;
      const gain = f1('edited') - f1('rules');
      const own = scores.filter((one) => one.language === language);
      const harmed = own.reduce((sum, { harmedByEditor }) => sum + harmedByEditor.length, 0);
      const helped = own.reduce((sum, one) => sum + one.exactWithEditor - one.exactByRules, 0) + harmed;
      const isGood = gain >= leastGain && helped >= harmed;
      const figures = `punctuation F1 ${gain >= 0 ? '+' : '−'}${Math.abs(100 * gain).toFixed(1)}, cases helped ${helped}, harmed ${harmed}`;
      return `${model}, ${language}: ${figures}: ${isGood ? 'may be used' : 'not by default'}`;
    })
    .join('\n');
}

const shown = (outcomes: Record<string, number>): string =>
  Object.entries(outcomes)
    .toSorted(([, a], [, b]) => b - a)
    .map(([outcome, count]) => `${outcome} ${count}`)
    .join(', ');
