import { z } from 'zod';
import { languageSchema } from '../contract/index.ts';
import type { Writer } from './index.ts';

/** One line of a case file: what was said, and every way of writing it that a reader would accept. */
export const writingCaseSchema = z.object({
  id: z.string(),
  language: languageSchema,
  /** What the case is about, e.g. `number`; `number-not` where nothing may change. */
  kind: z.string(),
  raw: z.string(),
  accept: z.array(z.string()).min(1),
});
export type WritingCase = z.infer<typeof writingCaseSchema>;

/** @param jsonl one case a line. @throws when a line is none */
export const parseCases = (jsonl: string): WritingCase[] =>
  jsonl
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => writingCaseSchema.parse(JSON.parse(line)));

export interface WritingScore {
  cases: number;
  /** Written as accepted, by the rules alone and with the editor after them. */
  exactByRules: number;
  exactWithEditor: number;
  /** Right as spoken, wrong as written by the rules. */
  harmedByRules: string[];
  /** Right by the rules, wrong after the editor. */
  harmedByEditor: string[];
  /** What became of the editor's proposals, e.g. `used`, `late`, `refused: numbers`. */
  outcomes: Record<string, number>;
  /** Wall clock of a write with the editor. */
  p50Ms: number;
  p95Ms: number;
  /** CPU time of the process per write with the editor: what a busy machine does not change. */
  meanCpuMs: number;
}

/** Writes every case twice, one after another: by the rules, and with the editor where the writer has one. */
export async function measureWriting(writer: Writer, cases: readonly WritingCase[]): Promise<WritingScore> {
  const outcomes: Record<string, number> = {};
  const durations: number[] = [];
  const harmedByRules: string[] = [];
  const harmedByEditor: string[] = [];
  let cpuMs = 0;
  let exactByRules = 0;
  let exactWithEditor = 0;
  for (const { id, language, raw, accept } of cases) {
    const ruled = await writer.write({ text: raw, language, editor: false });
    const startedMs = performance.now();
    const cpuBefore = process.cpuUsage();
    const edited = await writer.write({ text: raw, language, editor: true });
    durations.push(performance.now() - startedMs);
    const { user, system } = process.cpuUsage(cpuBefore);
    cpuMs += (user + system) / 1000;
    const { editor } = edited;
    const outcome = editor.kind === 'refused' ? `refused: ${editor.reason}` : editor.kind;
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    const isRuledRight = accept.includes(ruled.text);
    const isEditedRight = accept.includes(edited.text);
    if (isRuledRight) exactByRules += 1;
    else if (accept.includes(raw)) harmedByRules.push(id);
    if (isEditedRight) exactWithEditor += 1;
    else if (isRuledRight) harmedByEditor.push(id);
  }
  durations.sort((a, b) => a - b);
  const percentile = (share: number): number => Math.round(durations[Math.ceil(share * durations.length) - 1] ?? 0);
  return {
    cases: cases.length,
    exactByRules,
    exactWithEditor,
    harmedByRules,
    harmedByEditor,
    outcomes,
    p50Ms: percentile(0.5),
    p95Ms: percentile(0.95),
    meanCpuMs: Math.round(cpuMs / Math.max(1, cases.length)),
  };
}
