import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { onStopSignals } from './signals.mjs';

function press() {
  const source = new EventEmitter();
  const wishes: string[] = [];
  let nowMs = 0;
  onStopSignals(
    { onStop: (signal) => wishes.push(`stop ${signal}`), onForce: () => wishes.push('force') },
    source,
    () => nowMs,
  );
  return {
    wishes,
    at: (ms: number, signal: string) => {
      nowMs = ms;
      source.emit(signal);
    },
  };
}

it('takes the copy that npm passes on for the same press', () => {
  const { wishes, at } = press();
  at(0, 'SIGINT');
  at(20, 'SIGINT');
  expect(wishes).toEqual(['stop SIGINT']);
});

it('forces at the second press', () => {
  const { wishes, at } = press();
  at(0, 'SIGTERM');
  at(3000, 'SIGINT');
  expect(wishes).toEqual(['stop SIGTERM', 'force']);
});
