import { writeFile } from 'node:fs/promises';

const seconds = 120;
const rate = 48_000;

/** Two minutes of noise as a microphone file: WAV, 48 kHz mono 16-bit. Every moment of it differs from every other. */
export const writeNoise = (file: string): Promise<void> => writeFile(file, wavOf(noise()));

function noise(): Buffer {
  const data = Buffer.alloc(seconds * rate * 2);
  for (let at = 0, value = 1; at < data.length; at += 2) {
    value = (Math.imul(value, 1_103_515_245) + 12_345) | 0;
    data.writeInt16LE((value >> 18) & 0x1fff, at);
  }
  return data;
}

/** A WAV file of mono 16-bit samples at 48 kHz. */
export function wavOf(data: Buffer): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF');
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}
