import { expect, test } from 'vitest';
import { chooseFrame, isOutOfReach, type PinnedFrame } from './pinned-frame.ts';

const frame = (frameId: number, focus: PinnedFrame['focus'], hasFocus = false) => ({
  frameId,
  result: { focus, hasFocus, foreign: false },
});

test('the top frame, unless its focus is in a frame', () => {
  expect(chooseFrame([frame(0, 'form', true), frame(3, 'form')])).toBe(0);
  expect(chooseFrame([frame(0, 'none'), frame(3, 'form')])).toBe(0);
  expect(chooseFrame([frame(0, 'frame', true), frame(3, 'none'), frame(5, 'editable', true)])).toBe(5);
});

test('among inner frames the one with the focus, else the first with a field, else nothing is chosen', () => {
  expect(chooseFrame([frame(0, 'frame'), frame(3, 'form'), frame(5, 'form', true)])).toBe(5);
  expect(chooseFrame([frame(0, 'frame'), { frameId: 2 }, frame(3, 'frame'), frame(5, 'form')])).toBe(5);
  expect(chooseFrame([frame(0, 'frame'), { frameId: 2 }])).toBe(0);
});

test('a frame of another site that has the focus and has not answered is out of reach, whatever field another one still remembers', () => {
  const passesOn = { frameId: 0, result: { focus: 'frame', hasFocus: true, foreign: true } } as const;
  expect(isOutOfReach([passesOn, frame(3, 'form')])).toBe(true);
  expect(isOutOfReach([{ ...passesOn, result: { ...passesOn.result, hasFocus: false } }, frame(3, 'form')])).toBe(true);
  expect(isOutOfReach([passesOn, frame(3, 'form'), frame(5, 'form', true)])).toBe(false);
  expect(isOutOfReach([frame(0, 'frame', true), frame(3, 'none', true)])).toBe(false);
  expect(isOutOfReach([frame(0, 'form', true)])).toBe(false);
});
