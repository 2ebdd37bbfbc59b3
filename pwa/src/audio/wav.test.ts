import { expect, test } from 'vitest';
import { peaksOf, readWav } from './wav.ts';

interface Wav {
  samples: number[];
  channels?: number;
  bits?: number;
  /** A chunk of other things before the sound. */
  remark?: string;
  /** What the file says of the length of its sound, where that is not so. */
  said?: number;
}

function wav({ samples, channels = 1, bits = 16, remark = '', said }: Wav): ArrayBuffer {
  const extra = remark ? 8 + remark.length + (remark.length % 2) : 0;
  const file = Buffer.alloc(44 + extra + samples.length * 2);
  file.write('RIFF', 0);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(channels, 22);
  file.writeUInt32LE(16_000, 24);
  file.writeUInt16LE(bits, 34);
  if (remark) {
    file.write('LIST', 36);
    file.writeUInt32LE(remark.length, 40);
    file.write(remark, 44);
  }
  file.write('data', 36 + extra);
  file.writeUInt32LE(said ?? samples.length * 2, 40 + extra);
  samples.forEach((sample, index) => {
    file.writeInt16LE(sample, 44 + extra + index * 2);
  });
  return new Uint8Array(file).buffer;
}
const samplesOf = (file: ArrayBuffer) => readWav(file)?.samples;

test('samples and rate are read, whatever stands before them', () => {
  expect(readWav(wav({ samples: [1, -2, 3] }))).toEqual({ samples: Int16Array.of(1, -2, 3), sampleRateHz: 16_000 });
  expect(samplesOf(wav({ samples: [7], remark: 'odd' }))).toEqual(Int16Array.of(7));
});

test('a file that is cut off, or says it is longer, gives what is there', () => {
  expect(samplesOf(wav({ samples: [1, 2], said: 0xffffffff }))).toEqual(Int16Array.of(1, 2));
  expect(samplesOf(wav({ samples: [1, 2] }).slice(0, 47))).toEqual(Int16Array.of(1));
});

test('what is not 16-bit mono PCM is not read', () => {
  expect(readWav(wav({ samples: [1], channels: 2 }))).toBeUndefined();
  expect(readWav(wav({ samples: [1], bits: 8 }))).toBeUndefined();
  expect(readWav(new ArrayBuffer(3))).toBeUndefined();
  expect(readWav(new TextEncoder().encode('{"code":"not_found"}').buffer)).toBeUndefined();
});

const peaks = (samples: number[], count: number) =>
  peaksOf({ samples: Int16Array.from(samples), sampleRateHz: 16_000 }, count);

test('peaks are relative to the loudest stretch', () => {
  expect(peaks([0, 0, 8000, -16_000], 2)).toEqual([0, 1]);
  expect(peaks([4000, 0, -8000, 0], 2)).toEqual([0.5, 1]);
});

test('silence stays flat, and fewer samples than stretches leave gaps', () => {
  expect(Math.max(...peaks([3, -3, 2, 1], 2))).toBeLessThan(0.01);
  expect(peaks([16_000], 3)).toEqual([0, 0, 1]);
  expect(peaks([], 2)).toEqual([0, 0]);
});
