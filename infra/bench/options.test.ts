import { expect, it } from 'vitest';
import { readOptions } from './options.ts';

it('does everything but the production sizes by default, in both modes', () => {
  expect(readOptions([])).toMatchObject({
    parts: ['accuracy', 'forms', 'baselines', 'load', 'levers', 'variants', 'memory'],
    modes: ['after_recording', 'on_pause'],
    limit: undefined,
    soak: 60,
  });
});

it('is short when it shall be quick, and what is said besides holds', () => {
  expect(readOptions(['--quick', '--soak', '500'])).toMatchObject({ limit: 8, soak: 500, quick: true });
});

it('keeps the parts in their own order', () => {
  expect(readOptions(['--parts', 'load, accuracy'])?.parts).toEqual(['accuracy', 'load']);
});

it.each([
  [['--parts', 'accuracy,lunch'], 'no lunch'],
  [['--mode', 'always'], '--mode must be'],
  [['--limit', '0'], '--limit must be a whole number'],
])('refuses %j', (args, why) => {
  expect(() => readOptions(args)).toThrow(why);
});

it('gives nothing to run when help was asked for', () => {
  expect(readOptions(['--help'])).toBeUndefined();
});
