import { expect, test } from 'vitest';
import { moveOf } from './keys.ts';

test('arrows move the pill, Shift farther, Home takes it back', () => {
  expect(moveOf({ code: 'ArrowLeft', shiftKey: false })).toEqual({ dx: -16, dy: 0 });
  expect(moveOf({ code: 'ArrowDown', shiftKey: true })).toEqual({ dx: 0, dy: 96 });
  expect(moveOf({ code: 'Home', shiftKey: false })).toBe('home');
  expect(moveOf({ code: 'KeyA', shiftKey: false })).toBeUndefined();
});
