import type { Editor } from './editor.ts';
import { createWriter } from './index.ts';
import type { Sentence } from './measure-facts.ts';

export interface DeadlineScore {
  edits: number;
  late: number;
  /** Text came so many milliseconds after the deadline at worst. */
  worstMs: number;
}

/** Edits under deadlines that the model cannot always keep. */
export async function measureDeadline(
  editor: Editor,
  sentences: readonly Sentence[],
  deadlinesMs: readonly number[] = [50, 200, 500],
): Promise<DeadlineScore> {
  const score: DeadlineScore = { edits: 0, late: 0, worstMs: 0 };
  for (const deadlineMs of deadlinesMs) {
    const writer = createWriter({ editor, deadlineMs: () => deadlineMs });
    for (const { text, language } of sentences) {
      const startedMs = performance.now();
      const written = await writer.write({ text, language, editor: true });
      const tookMs = performance.now() - startedMs;
      score.edits += 1;
      if (written.editor.kind === 'late') score.late += 1;
      score.worstMs = Math.max(score.worstMs, tookMs - deadlineMs);
    }
  }
  return score;
}
