/** What a benchmark of writing needs: not for the product, which asks a worker. */
export { loadEditor } from '../engines/llama.ts';
export { cacheDirOf, chooseModel } from '../models/index.ts';
export { createWriter, type Writer } from './index.ts';
export { measureWriting, parseCases, type WritingCase, type WritingScore } from './measure.ts';
export { type DeadlineScore, measureDeadline } from './measure-deadline.ts';
export { type EditSpeed, measureEditSpeed } from './measure-edit-speed.ts';
export { type FactsScore, measureFacts, type Sentence } from './measure-facts.ts';
export {
  addCounts,
  contentWords,
  countPunctuation,
  f1Of,
  type MarkedReference,
  noPunctuation,
  type PunctuationCounts,
} from './measure-punctuation.ts';
export { type ClipRecogniser, openClipRecogniser } from './measure-recogniser.ts';
export {
  isTrap,
  type KindScore,
  measureRules,
  measureRulesSpeed,
  type RulesScore,
  type RulesSpeed,
} from './measure-rules.ts';
