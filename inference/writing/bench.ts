/** What a benchmark of writing needs: not for the product, which asks a worker. */
export { createWriter } from './index.ts';
export { parseCases, type WritingCase } from './measure.ts';
export {
  isTrap,
  type KindScore,
  measureRules,
  measureRulesSpeed,
  type RulesScore,
  type RulesSpeed,
} from './measure-rules.ts';
