import { table } from '../report/table.ts';
import type { SpeechScore, Stage } from './speech.ts';

const stages: Record<Stage, string> = { raw: 'as recognised', rules: 'by the rules', edited: 'rules and model' };

export function printSpeech(scores: readonly SpeechScore[]): string {
  return [
    'recognised speech (base Q8_0), against how a careful writer would set it',
    '',
    ...table(
      ['language', 'text', 'clips', 'punctuation F1', 'capitals right', 'content words wrong'],
      scores.map(({ language, stage, clips, f1, caseAccuracy, contentErrors }) => [
        language,
        stages[stage],
        String(clips),
        (100 * f1).toFixed(1),
        `${(100 * caseAccuracy).toFixed(1)} %`,
        `${contentErrors.toFixed(2)} %`,
      ]),
    ),
  ].join('\n');
}
