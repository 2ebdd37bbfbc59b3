import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { cacheDirOf, chooseModel, createWriter, loadEditor, measureFacts } from '@alfavoice/inference/writing';
import { projectRoot } from '../../product/root.ts';
import { readCases, realSentences } from './cases.ts';
import { measureModel, measureSpeed } from './model.ts';
import { printFacts, printModel, printSpeed, printVerdict } from './report-model.ts';
import { printRules } from './report-rules.ts';
import { printSpeech } from './report-speech.ts';
import type { WritingResults } from './results.ts';
import { measureRuleSets } from './rule-sets.ts';
import { measureSpeech } from './speech.ts';

const usage = `npm run bench:writing -- [OPTIONS]
How many texts the rules of writing write as a reader would accept, by kind, and what it costs.
  --cases FILE   a case a line: {id, language, kind, raw, accept}; may be given again.
                 Default: ../shared/eval/writing/cases.jsonl where it is, and the project's own
  --model        cases with the language model after the rules (minutes)
  --speed        milliseconds of three ways to call the model, and whether deadlines are kept
  --speech DIR   recordings with references: punctuation, case and word errors, raw against clean; with --model edited too
  --edits N      N edits of real sentences under the guard: numbers, dates, names and negations that changed
  --from N       ... after the first N: a thousand can be had in portions
  --threads N    for models, default 2
  --json FILE    the same as JSON`;

const own = ['inference/writing/cases/russian.jsonl', 'inference/writing/cases/english.jsonl'];
const shared = '../shared/eval/writing/cases.jsonl';
/** No deadline decides what is measured. */
const patientMs = 60_000;

const { values } = parseArgs({
  options: {
    cases: { type: 'string', multiple: true },
    model: { type: 'boolean', default: false },
    speed: { type: 'boolean', default: false },
    speech: { type: 'string' },
    edits: { type: 'string' },
    from: { type: 'string', default: '0' },
    threads: { type: 'string', default: '2' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const say = (line: string): void => console.error(line);
/** Each part as soon as it is measured. */
const print = (section: string): void => console.log(`${section}\n`);

if (values.help) console.log(usage);
else await bench(values.cases ? values.cases.map((file) => [file]) : [...(existsSync(shared) ? [[shared]] : []), own]);

/** @param sets files that are reported on together */
async function bench(sets: readonly (readonly string[])[]): Promise<void> {
  const threads = Number(values.threads);
  const cacheDir = cacheDirOf(process.env, projectRoot());
  const results: WritingResults = { rules: await measureRuleSets(createWriter(), sets) };
  for (const report of results.rules) print(printRules(report));
  const needsModel = values.model || values.speed || values.edits !== undefined;
  const chosen = needsModel ? await chooseModel('editor-fast', cacheDir) : undefined;
  if (needsModel && !chosen) throw new Error('No language model is here: npm run models -- pull starter');
  const options = chosen && { modelPath: chosen.path, model: chosen.model.id, threads };
  if (options && values.speed) {
    results.speed = await measureSpeed(options, readCases(own));
    print(printSpeed(results.speed));
  }
  const editor = options && (await loadEditor(options));
  const writer = createWriter({ editor, deadlineMs: () => patientMs });
  try {
    if (options && values.model) {
      results.model = { ...options, scores: await measureModel(writer, sets, say) };
      print(printModel(results.model));
    }
    if (values.speech) {
      const asked = { folder: values.speech, cacheDir, threads, edits: values.model };
      results.speech = await measureSpeech(writer, asked, say);
      print(printSpeech(results.speech));
      if (results.model) print(printVerdict(results.model, results.speech));
    }
    if (values.edits) {
      const sentences = realSentences(readCases(own), Number(values.edits), Number(values.from));
      results.facts = await measureFacts(writer, sentences, say);
      print(printFacts(results.facts));
    }
  } finally {
    await editor?.close();
  }
  if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 1)}\n`);
}
