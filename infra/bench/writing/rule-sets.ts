import {
  measureRules,
  measureRulesSpeed,
  type RulesScore,
  type RulesSpeed,
  type Writer,
} from '@alfavoice/inference/writing';
import { readCases } from './cases.ts';

/** One set of cases and how the rules did on it. */
export interface RulesReport {
  name: string;
  score: RulesScore;
  speed: RulesSpeed[];
}

/** @param sets files that are reported on together */
export async function measureRuleSets(writer: Writer, sets: readonly (readonly string[])[]): Promise<RulesReport[]> {
  const reports: RulesReport[] = [];
  for (const files of sets) {
    const cases = readCases(files);
    const score = await measureRules(writer, cases);
    reports.push({ name: files.join(', '), score, speed: await measureRulesSpeed(writer, cases) });
  }
  return reports;
}
