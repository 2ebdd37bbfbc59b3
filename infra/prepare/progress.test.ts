import { describe, expect, it } from 'vitest';
import { createProgress } from './progress.mjs';

function screen(isTTY: boolean) {
  let written = '';
  let nowMs = 0;
  const stream = { isTTY, columns: 80, write: (text: string) => (written += text) };
  const progress = createProgress(stream, () => nowMs);
  return { progress, later: (ms: number) => (nowMs += ms), written: () => written };
}

describe('progress without a terminal', () => {
  it('writes at most one line in 5 s, plain text only', () => {
    const { progress, later, written } = screen(false);
    const task = progress.task('Getting the recogniser');
    for (let second = 0; second < 12; second++) {
      later(1000);
      task.update({ fraction: second / 12, detail: 'from a mirror' });
    }
    task.done();
    expect(written().split('\n')).toEqual([
      'Getting the recogniser: 8 % from a mirror',
      'Getting the recogniser: 50 % from a mirror',
      'Getting the recogniser: 91 % from a mirror',
      'Getting the recogniser: done (12 s)',
      '',
    ]);
  });

  it('writes no progress of what is done in a moment', () => {
    const { progress, later, written } = screen(false);
    const task = progress.task('Starting');
    later(1500);
    task.update({ fraction: 0.5 });
    task.done();
    expect(written()).toBe('Starting: done (2 s)\n');
  });
});

describe('progress on a terminal', () => {
  it('draws a bar over the last one, and lines above it', () => {
    const { progress, later, written } = screen(true);
    progress.task('Building').update({ fraction: 0.5, detail: 'haswell' });
    later(3000);
    progress.say('one');
    progress.say('two');
    progress.close();
    const bar = `${'█'.repeat(12)}${'░'.repeat(12)} Building 50 % haswell 3 s\n`;
    const up = '\u001b[1A\u001b[0J';
    expect(written()).toBe(`one\n${bar}${up}two\n${bar}${up}`);
  });

  it('says in one line what has ended', () => {
    const { progress, written } = screen(true);
    progress.task('A').done();
    progress.task('B').failed('no network');
    progress.close();
    expect(written()).toBe('✓ A: done (0 s)\n✗ B: no network\n');
  });
});
