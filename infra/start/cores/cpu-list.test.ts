import { expect, it } from 'vitest';
import { formatCpuList, parseCpuList } from './cpu-list.ts';

it.each([
  ['0', [0]],
  ['0-3', [0, 1, 2, 3]],
  ['0-1,44-45', [0, 1, 44, 45]],
  [' 3, 1 ,2-3\n', [1, 2, 3]],
])('reads %j', (text, cores) => {
  expect(parseCpuList(text)).toEqual(cores);
});

it.each(['', 'all', '3-1', '0-', '-1', '1;2', '0x1', '0-99999999'])('refuses %j', (text) => {
  expect(parseCpuList(text)).toBeUndefined();
});

it.each(['0', '0-3', '0-21,44-65', '1,3,5-6'])('writes %j as it was read', (text) => {
  expect(formatCpuList(parseCpuList(text) ?? [])).toBe(text);
});
