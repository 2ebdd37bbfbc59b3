import type { Progress } from './progress.ts';

/** A terminal or a log; `process.stderr` is one. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const barWidth = 28;
/** A bar that is redrawn more often only flickers. */
const redrawMs = 100;
/** Where there is no terminal: a line at each such step. */
const logStepPercent = 25;
/** What is done sooner needs no line. */
const quietMs = 1_000;
const megabyte = 1e6;

const describe = ({ label, done, total }: Progress): string => {
  const megabytes = (bytes: number) => (bytes / megabyte).toFixed(bytes < 10 * megabyte ? 1 : 0);
  if (total === 0) return `${label}  ${megabytes(done)} MB`;
  const share = Math.min(1, done / total);
  const filled = Math.round(share * barWidth);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`;
  return `${label}  ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${megabytes(done)}/${megabytes(total)} MB`;
};

export interface ProgressPrinter {
  onProgress(progress: Progress): void;
  onNote(line: string): void;
  /** Ends the line of an unfinished bar. */
  finish(): void;
}

/** A bar in a terminal, plain lines elsewhere. @param now milliseconds of any monotonic clock */
export const printProgress = (output: ProgressOutput, now: () => number): ProgressPrinter => {
  let drawn: { label: string; step: number; atMs: number } | undefined;
  let begun: { label: string; atMs: number } | undefined;
  const closeBar = () => {
    if (output.isTTY && drawn) output.write('\n');
    drawn = undefined;
  };
  const draw = (progress: Progress, complete: boolean) => {
    if (drawn && drawn.label !== progress.label) closeBar();
    if (drawn && !complete && now() - drawn.atMs < redrawMs) return;
    drawn = { label: progress.label, step: 0, atMs: now() };
    output.write(`\r\u001b[K${describe(progress).slice(0, (output.columns ?? 80) - 1)}`);
    if (complete) closeBar();
  };
  const log = ({ label, done, total }: Progress) => {
    if (begun?.label !== label) begun = { label, atMs: now() };
    if (now() - begun.atMs < quietMs) return;
    const percent = total === 0 ? 0 : Math.floor((done / total) * 100);
    const step = Math.floor(percent / logStepPercent);
    if (drawn?.label === label && step <= drawn.step) return;
    drawn = { label, step, atMs: now() };
    output.write(total === 0 ? `${label}\n` : `${label}: ${percent} % of ${(total / megabyte).toFixed(1)} MB\n`);
  };
  return {
    onProgress: (progress) => {
      if (output.isTTY) draw(progress, progress.total > 0 && progress.done >= progress.total);
      else log(progress);
    },
    onNote: (line) => {
      closeBar();
      output.write(`${line}\n`);
    },
    finish: closeBar,
  };
};
