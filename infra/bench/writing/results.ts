import type { FactsScore } from '@alfavoice/inference/writing';
import type { SpeedReport } from './model.ts';
import type { ModelScores } from './report-model.ts';
import type { RulesReport } from './rule-sets.ts';
import type { SpeechScore } from './speech.ts';

/** What was measured, as it stands in the JSON. */
export interface WritingResults {
  rules: RulesReport[];
  model?: ModelScores;
  speed?: SpeedReport;
  speech?: SpeechScore[];
  facts?: FactsScore;
}
