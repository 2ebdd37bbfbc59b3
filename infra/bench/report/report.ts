import type { BenchResults } from '../results.ts';
import { formsTable } from './forms.ts';
import { goalsTable } from './goals.ts';
import { leversTable } from './levers.ts';
import { loadTable } from './load.ts';
import { memoryTable } from './memory.ts';
import { productionTables } from './production.ts';
import { megabytes } from './table.ts';
import { hypothesisTable, sharesTable, timesTable } from './times.ts';
import { variantsTable } from './variants.ts';
import { wordsTable } from './words.ts';

/** Everything that a run measured, as Markdown that is readable in a terminal. */
export function printReport(results: BenchResults): string {
  const blocks = [
    heading(results),
    goalsTable(results),
    timesTable(results),
    wordsTable(results),
    formsTable(results),
    hypothesisTable(results),
    sharesTable(results),
    loadTable(results),
    leversTable(results),
    variantsTable(results),
    memoryTable(results),
    lossLines(results),
    productionTables(results),
    results.notes.map((note) => `- not measured: ${note}`),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}

function heading(results: BenchResults): string[] {
  const { machine, model, versions, live, plain, baselines, minutes, startedAt, options } = results;
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `${machine.cpu}, ${machine.cores} cores, ${(machine.memoryBytes / 2 ** 30).toFixed(0)} GB, ggml variant ${machine.variant}; model ${model.id} (${model.file}, ${megabytes(model.sizeBytes)} MB); greedy (beam 1), temperature 0`,
    '',
    `${startedAt.slice(0, 10)}, ${minutes.toFixed(0)} minutes${options.quick ? ', --quick' : ''}; ${names.join(', ')}`,
    '',
    ...(live.length > 0
      ? ['- AlfaVoice: spoken to the gateway over its WebSocket in frames of 100 ms, quality normal']
      : []),
    ...(plain
      ? ['- plain run: the same model by whisper.cpp’s own loop over full windows, in process, 2 threads']
      : []),
    ...baselines.map(({ name, how }) => `- ${name}: ${how}, HTTP on 127.0.0.1`),
  ];
}

/** Speech that came out as nothing. */
function lossLines({ live, clips, quiet }: BenchResults): string[] {
  const dropped = live.filter(({ id, text, failure }) => {
    const clip = clips.find((candidate) => candidate.id === id);
    return failure === undefined && text === '' && clip !== undefined && clip.words > 0;
  });
  const failed = live.filter(({ failure }) => failure !== undefined);
  const words = dropped.reduce((sum, { id }) => sum + (clips.find((clip) => clip.id === id)?.words ?? 0), 0);
  const spoken = live.filter(({ id }) => (clips.find((clip) => clip.id === id)?.words ?? 0) > 0).length;
  if (live.length === 0) return [];
  return [
    '**Speech that gave no text**',
    '',
    `- taken for silence: ${dropped.length} of ${spoken} dictations, ${words} words`,
    `- failed: ${failed.length}${failed.map(({ id, failure }) => `; ${id}: ${failure}`).join('')}`,
    ...(quiet
      ? [
          `- spoken at ${quiet.dbfs} dBFS: ${quiet.clipsWithoutText} of ${quiet.clips} clips without text; ${quiet.errorsQuiet} of ${quiet.words} words wrong, as recorded ${quiet.errorsAsRecorded}`,
        ]
      : []),
  ];
}
