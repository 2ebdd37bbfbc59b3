import { expect, it } from 'vitest';
import { printProgress } from './progress-printer.ts';

const record = (isTTY: boolean) => {
  const written: string[] = [];
  let nowMs = 0;
  const printer = printProgress({ isTTY, columns: 80, write: (text) => written.push(text) }, () => nowMs);
  const at = (ms: number, done: number) => {
    nowMs = ms;
    printer.onProgress({ label: 'Fetching', done: done * 1e6, total: 100e6 });
  };
  return { written, at, printer };
};

it('draws one bar in a terminal, and ends its line', () => {
  const { written, at } = record(true);
  at(0, 0);
  at(10, 1);
  at(200, 50);
  at(210, 100);
  expect(written).toHaveLength(4);
  expect(written[1]).toMatch(/^\r.*Fetching {2}█+░+ {2}50 % {2}50\/100 MB$/);
  expect(written[2]).toContain('100 %');
  expect(written[3]).toBe('\n');
});

it('writes few plain lines into a log, and none for short work', () => {
  const { written, at, printer } = record(false);
  for (const done of [0, 50, 100]) at(done, done);
  expect(written).toEqual([]);
  for (let done = 0; done <= 100; done++) at(2_000 + done * 100, done);
  printer.onNote('Done.');
  expect(written).toEqual(
    [0, 25, 50, 75, 100].map((percent) => `Fetching: ${percent} % of 100.0 MB\n`).concat('Done.\n'),
  );
});
