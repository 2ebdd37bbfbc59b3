import { pcmContentType } from '../../contract/rest/recordings.ts';

/** What the server can make PCM of. `pcm`: 16 kHz mono s16le already. */
export const audioFormats = ['pcm', 'wav', 'flac', 'ogg', 'webm', 'mp3', 'mp4'] as const;
export type AudioFormat = (typeof audioFormats)[number];

/** Bytes from the start of a file that tell its format. */
export const formatBytes = 12;

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** @returns the format by the marks that no sound begins with by chance */
function marked(start: Uint8Array): AudioFormat | undefined {
  const first = ascii(start, 0, 4);
  if ((first === 'RIFF' || first === 'RF64') && ascii(start, 8, 12) === 'WAVE') return 'wav';
  if (first === 'fLaC') return 'flac';
  if (first === 'OggS') return 'ogg';
  if (first === '\x1A\x45\xDF\xA3') return 'webm';
  if (ascii(start, 4, 8) === 'ftyp') return 'mp4';
  if (ascii(start, 0, 3) === 'ID3') return 'mp3';
  return undefined;
}

/** Eleven set bits, then a layer and a bit rate that exist. */
const isMp3Frame = ([first = 0, second = 0, third = 0]: Uint8Array): boolean =>
  first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0 && (third & 0xf0) !== 0xf0 && third >> 4 !== 0;

/**
 * What a file is: its bytes are believed, not its name. Only bare PCM has no marks and is taken at its word.
 * @param start the first `formatBytes` of it, or all there is
 * @returns undefined: not audio that the server knows
 */
export function formatOf(start: Uint8Array, contentType: string | undefined): AudioFormat | undefined {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  return marked(start) ?? (type === pcmContentType ? 'pcm' : isMp3Frame(start) ? 'mp3' : undefined);
}

/** Bytes of a second of speech in a file as people make them: how long a recording is, before it is decoded. */
const compressedBytesPerSecond = 4_000;
const pcmBytesPerSecond = 32_000;

/** @returns roughly how many seconds of sound these bytes are */
export const estimatedSeconds = (format: string, bytes: number): number =>
  bytes / (format === 'pcm' || format === 'wav' ? pcmBytesPerSecond : compressedBytesPerSecond);
