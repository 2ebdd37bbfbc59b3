import type { FactsScore } from '@alfavoice/inference/writing';
import type { ModelScore, SpeedReport } from './model.ts';
import { printFacts, printModel, printSpeed, printVerdict } from './report-model.ts';
import { printRules } from './report-rules.ts';
import { printSpeech } from './report-speech.ts';
import type { RulesReport } from './rule-sets.ts';
import type { SpeechScore } from './speech.ts';

export interface WritingResults {
  rules: RulesReport[];
  model?: { model: string; threads: number; scores: ModelScore[] };
  speed?: SpeedReport;
  speech?: SpeechScore[];
  facts?: FactsScore;
}

/** Markdown, readable as it stands in a terminal. */
export function printWriting({ rules, model, speed, speech, facts }: WritingResults): string {
  return [
    ...rules.map(printRules),
    ...(model ? [printModel(model)] : []),
    ...(speed ? [printSpeed(speed)] : []),
    ...(speech ? [printSpeech(speech)] : []),
    ...(facts ? [printFacts(facts)] : []),
    ...(model && speech ? [printVerdict(model, speech)] : []),
  ].join('\n\n');
}
