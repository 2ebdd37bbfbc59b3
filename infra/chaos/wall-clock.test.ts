import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeWallClock } from './wall-clock.ts';

const hourMs = 3_600_000;

test('a process with this clock has its day jump, and its timers go on', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'alfavoice-clock-'));
  const program = path.join(directory, 'program.mjs');
  await writeFile(
    program,
    `const tell = () => process.send({
       ms: Date.now(), made: new Date().getTime(), isDate: new Date(0) instanceof Date && new Date(5).getTime() === 5,
       passedMs: performance.now(),
     });
     tell();
     process.on('message', () => setTimeout(tell, 600));`,
  );
  const clock = await makeWallClock({
    root: path.join(import.meta.dirname, '../..'),
    file: path.join(directory, 'ms'),
  });
  const child = fork(program, { env: clock.environment });
  const told = async () => (await once(child, 'message'))[0] as Record<'ms' | 'made' | 'passedMs', number>;
  try {
    const before = await told();
    expect(before).toMatchObject({ isDate: true });
    expect(Math.abs(before.ms - Date.now())).toBeLessThan(2000);
    await clock.jump(0);
    child.send('again');
    const after = await told();
    expect((after.ms - before.ms) / hourMs).toBeCloseTo(3, 1);
    expect(after.made).toBe(after.ms);
    expect(after.passedMs - before.passedMs).toBeLessThan(10_000);
  } finally {
    child.kill();
    await rm(directory, { recursive: true });
  }
});
