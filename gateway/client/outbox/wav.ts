import { bytesPerSample, bytesPerSecond, sampleRateHz } from '../../contract/limits.ts';

const headerBytes = 44;

/** The header of a WAV file: PCM, mono, 16 kHz, 16 bits. @param dataBytes length of the samples behind it */
export function wavHeader(dataBytes: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headerBytes);
  const view = new DataView(bytes.buffer);
  const name = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  name(0, 'RIFF');
  view.setUint32(4, headerBytes - 8 + dataBytes, true);
  name(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRateHz, true);
  view.setUint32(28, bytesPerSecond, true);
  view.setUint16(32, bytesPerSample, true);
  view.setUint16(34, bytesPerSample * 8, true);
  name(36, 'data');
  view.setUint32(40, dataBytes, true);
  return bytes;
}
