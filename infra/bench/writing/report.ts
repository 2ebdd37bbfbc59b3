import type { FactsScore } from '@alfavoice/inference/writing';
import type { ModelReport } from './model.ts';
import { printFacts, printModel, printVerdict } from './report-model.ts';
import { printRules } from './report-rules.ts';
import { printSpeech } from './report-speech.ts';
import type { RulesReport } from './rule-sets.ts';
import type { SpeechScore } from './speech.ts';

export interface WritingResults {
  rules: RulesReport[];
  model?: ModelReport;
  speech?: SpeechScore[];
  facts?: FactsScore;
}

/** Markdown, readable as it stands in a terminal. */
export function printWriting({ rules, model, speech, facts }: WritingResults): string {
  return [
    ...rules.map(printRules),
    ...(model ? [printModel(model)] : []),
    ...(speech ? [printSpeech(speech)] : []),
    ...(facts ? [printFacts(facts)] : []),
    ...(model && speech ? [printVerdict(model, speech)] : []),
  ].join('\n\n');
}
