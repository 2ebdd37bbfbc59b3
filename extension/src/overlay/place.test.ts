import { expect, test } from 'vitest';
import { defaultPlace, placed, placeOf } from './place.ts';

const pill = { width: 400, height: 44 };
const viewport = { width: 1280, height: 800 };

test('stands at the bottom, in the middle', () => {
  expect(placed(defaultPlace, pill, viewport)).toEqual({ left: 440, top: 732 });
});

test('moves to the top when it would cover the caret, and only then', () => {
  const caret = { left: 500, top: 740, width: 1, height: 20 };
  expect(placed(defaultPlace, pill, viewport, caret).top).toBe(24);
  expect(placed(defaultPlace, pill, viewport, { ...caret, left: 20 }).top).toBe(732);
  expect(placed(defaultPlace, pill, viewport, { ...caret, top: 300 }).top).toBe(732);
  expect(placed({ x: 0.5, y: 0.1 }, pill, viewport, { ...caret, top: 40 }).top).toBe(732);
});

test('a place survives another size of the window and never leaves it', () => {
  const place = placeOf({ left: 800, top: 400, ...pill }, viewport);
  expect(placed(place, pill, viewport)).toEqual({ left: 800, top: 400 });
  const small = placed({ x: 1, y: 0 }, pill, { width: 390, height: 500 });
  expect(small.left).toBe(12);
  expect(small.top).toBe(12);
});
