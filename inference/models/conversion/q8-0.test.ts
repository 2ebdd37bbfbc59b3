import { expect, it } from 'vitest';
import { blockBytes, blockWeights, quantiseQ8 } from './q8-0.ts';

const block = (...weights: number[]) => Float32Array.from({ length: blockWeights }, (_, i) => weights[i] ?? 0);

it('scales by the largest weight and rounds halves away from zero', () => {
  const bytes = quantiseQ8(block(127, -127, 0.5, -0.5, 2.5, -2.5, 1.4, -1.4));
  expect([...bytes.subarray(0, 2)]).toEqual([0x00, 0x3c]);
  expect([...new Int8Array(bytes.buffer, 2, 9)]).toEqual([127, -127, 1, -1, 3, -3, 1, -1, 0]);
});

it('gives each block its own scale', () => {
  const bytes = quantiseQ8(Float32Array.of(...block(254), ...block(-63.5, 0.5)));
  expect(bytes.length).toBe(2 * blockBytes);
  const view = new DataView(bytes.buffer);
  expect([view.getUint16(0, true), view.getInt8(2)]).toEqual([0x4000, 127]);
  expect([view.getUint16(blockBytes, true), view.getInt8(blockBytes + 2), view.getInt8(blockBytes + 3)]).toEqual([
    0x3800, -127, 1,
  ]);
});

it('keeps a block of zeros zero', () => {
  expect([...quantiseQ8(block())]).toEqual(new Array(blockBytes).fill(0));
});

it('refuses rows that do not fill a block', () => {
  expect(() => quantiseQ8(new Float32Array(33))).toThrow('multiple of 32');
});
