import { expect, test } from 'vitest';
import { cornerOf } from './corner.ts';

const size = { width: 460, height: 190 };

test('the lower right corner of the window', () => {
  expect(cornerOf({ left: 100, top: 50, width: 1280, height: 900 }, size)).toEqual({ left: 896, top: 736 });
});

test('never left of or above a window that is smaller', () => {
  expect(cornerOf({ left: 100, top: 50, width: 300, height: 150 }, size)).toEqual({ left: 100, top: 50 });
});

test('a window without a place leaves it to the browser', () => {
  expect(cornerOf({ width: 1280, height: 900 }, size)).toEqual({});
});
