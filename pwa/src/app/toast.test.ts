import { expect, test } from 'vitest';
import { createUndoing, undoForMs } from './toast.ts';

function bench() {
  const timers = new Map<() => void, number>();
  const done: string[] = [];
  const undoing = createUndoing((work, ms) => {
    timers.set(work, ms);
    return () => timers.delete(work);
  });
  const offer = (name: string) =>
    undoing.offer(
      name,
      () => done.push(`undo ${name}`),
      () => done.push(`settle ${name}`),
    );
  const pass = () => {
    for (const work of [...timers.keys()]) work();
  };
  return { undoing, timers, done, offer, pass };
}

test('without an undo it becomes final after its time', () => {
  const { undoing, timers, done, offer, pass } = bench();
  offer('a');
  expect([...timers.values()]).toEqual([undoForMs]);
  expect(undoing.toast.value?.text).toBe('a');
  pass();
  expect(done).toEqual(['settle a']);
  expect(undoing.toast.value).toBeUndefined();
});

test('undone, it never becomes final', () => {
  const { undoing, timers, done, offer, pass } = bench();
  offer('a');
  undoing.toast.value?.undo();
  pass();
  undoing.settle();
  expect(done).toEqual(['undo a']);
  expect(timers.size).toBe(0);
});

test('pressed when it is final already, nothing is undone, and the next offer stands', () => {
  const { undoing, done, offer, pass } = bench();
  offer('a');
  const { undo } = undoing.toast.value ?? {};
  pass();
  undo?.();
  offer('b');
  undo?.();
  expect(undoing.toast.value?.text).toBe('b');
  expect(done).toEqual(['settle a']);
});

test('the next offer makes the one before final', () => {
  const { undoing, done, offer } = bench();
  offer('a');
  offer('b');
  expect(done).toEqual(['settle a']);
  undoing.settle();
  expect(done).toEqual(['settle a', 'settle b']);
});
