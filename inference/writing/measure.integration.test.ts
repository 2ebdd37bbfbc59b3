import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { loadEditor } from '../engines/llama.ts';
import { cacheDirOf, modelPath } from '../models/index.ts';
import { createWriter } from './index.ts';
import { measureWriting, parseCases } from './measure.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const casesFile = new URL('../../../shared/eval/writing/cases.jsonl', import.meta.url);
const gguf = modelPath('qwen2.5-coder-0.5b', cacheDirOf(process.env, repository));
/** So long that a busy machine decides nothing here. */
const patientMs = 60_000;
/** One case of so many, to keep the run short. */
const everyNth = 4;
const timeoutMs = 240_000;

it.skipIf(!existsSync(casesFile))('the rules alone break nothing that was right', async () => {
  const cases = parseCases(readFileSync(casesFile, 'utf8'));
  const score = await measureWriting(createWriter(), cases);
  console.info('rules', score);
  expect(score.harmedByRules).toEqual([]);
  expect(score.exactByRules).toBeGreaterThan(cases.filter(({ raw, accept }) => accept.includes(raw)).length);
});

it.skipIf(!existsSync(casesFile) || !existsSync(gguf))(
  'the starter editor behind its guard breaks nothing that the rules had right',
  async () => {
    const editor = await loadEditor({ modelPath: gguf, threads: 1 });
    try {
      const cases = parseCases(readFileSync(casesFile, 'utf8')).filter((_, index) => index % everyNth === 0);
      const score = await measureWriting(createWriter({ editor, deadlineMs: () => patientMs }), cases);
      console.info('rules and editor', score);
      expect(score.harmedByEditor).toEqual([]);
      expect(score.outcomes.used ?? 0).toBeGreaterThan(0);
    } finally {
      await editor.close();
    }
  },
  timeoutMs,
);
