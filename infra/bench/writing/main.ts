import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createWriter, measureRules, measureRulesSpeed, parseCases } from '@alfavoice/inference/writing';
import { printWriting, type WritingReport } from './report.ts';

const usage = `npm run bench:writing -- [--cases FILE]... [--json FILE]
How many texts the rules of writing write as a reader would accept, by kind, and what it costs.
FILE holds a case a line: {id, language, kind, raw, accept}. Default: ../shared/eval/writing/cases.jsonl where it is, and the project's own.`;

const own = ['inference/writing/cases/russian.jsonl', 'inference/writing/cases/english.jsonl'];
const shared = '../shared/eval/writing/cases.jsonl';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', multiple: true },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(usage);
else await bench(values.cases ? values.cases.map((file) => [file]) : [...(existsSync(shared) ? [[shared]] : []), own]);

/** @param sets files that are reported on together */
async function bench(sets: readonly (readonly string[])[]): Promise<void> {
  const writer = createWriter();
  const reports: WritingReport[] = [];
  for (const files of sets) {
    const cases = files.flatMap((file) => parseCases(readFileSync(file, 'utf8')));
    const score = await measureRules(writer, cases);
    reports.push({ name: files.join(', '), score, speed: await measureRulesSpeed(writer, cases) });
  }
  console.log(printWriting(reports));
  if (values.json) writeFileSync(values.json, `${JSON.stringify(reports, null, 1)}\n`);
}
