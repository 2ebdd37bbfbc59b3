import { expect, test } from 'vitest';
import { keyOf } from './keys.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test.each([
  [{ key: 'r', code: 'KeyR' }, 'KeyR'],
  [{ key: 'к', code: 'KeyR' }, 'KeyR'],
  [{ key: 'л', code: 'KeyK', ctrlKey: true }, 'mod+KeyK'],
  [{ key: 'k', code: 'KeyK', metaKey: true }, 'mod+KeyK'],
  [{ key: '/', code: 'Slash' }, '/'],
  [{ key: '.', code: 'Slash' }, '/'],
  [{ key: ',', code: 'Slash', shiftKey: true }, '?'],
  [{ key: '?', code: 'Digit7', shiftKey: true }, '?'],
  [{ key: '/', code: 'Backslash', shiftKey: true }, '/'],
  [{ key: 'ArrowDown', code: 'ArrowDown' }, 'ArrowDown'],
  [{ key: 'R', code: 'KeyR', shiftKey: true }, undefined],
  [{ key: 'r', code: 'KeyR', altKey: true }, undefined],
  [{ key: 'K', code: 'KeyK', ctrlKey: true, shiftKey: true }, undefined],
])('%o is %s', (pressed, name) => {
  expect(keyOf({ ...none, ...pressed })).toBe(name);
});
