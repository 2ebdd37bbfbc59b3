import { expect, test } from 'vitest';
import { spellingDistance } from './spelling-distance.ts';

test.each([
  ['', '', 0],
  ['слово', '', 5],
  ['', 'слово', 5],
  ['свиридов', 'смиридов', 1],
  ['kitten', 'sitting', 3],
  ['екатеринбург', 'критеринбург', 3],
])('%s, %s: %i', (left, right, distance) => expect(spellingDistance(left, right)).toBe(distance));
