import { expect, it } from 'vitest';
import { formatOf } from './format.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

it.each([
  ['RIFF\x24\0\0\0WAVE', 'wav'],
  ['fLaC\0\0\0\x22', 'flac'],
  ['OggS\0\x02\0\0', 'ogg'],
  ['\x1A\x45\xDF\xA3\x9F', 'webm'],
  ['\0\0\0\x20ftypM4A ', 'mp4'],
  ['ID3\x04\0\0', 'mp3'],
  ['\xFF\xFB\x90\x64', 'mp3'],
])('knows %j by its marks, whatever it is said to be', (start, format) => {
  expect(formatOf(bytes(start), 'image/png')).toBe(format);
  expect(formatOf(bytes(start), undefined)).toBe(format);
});

it('takes bare PCM at its word, also where its samples look like a frame of MP3', () => {
  expect(formatOf(Buffer.from([0xff, 0xfb, 0x90, 0x64]), 'audio/pcm; rate=16000')).toBe('pcm');
  expect(formatOf(Buffer.alloc(0), 'audio/pcm')).toBe('pcm');
});

it('knows a container that is called PCM', () => {
  expect(formatOf(bytes('RIFF\x24\0\0\0WAVE'), 'audio/pcm')).toBe('wav');
});

it.each(['', 'RIF', '<!doctype html>', '#EXTM3U\nhttp://x/', '\xFF\xFF\xFF\xFF', 'RIFF\x24\0\0\0AVI '])(
  'does not take %j for audio',
  (start) => {
    expect(formatOf(bytes(start), 'audio/wav')).toBeUndefined();
  },
);
