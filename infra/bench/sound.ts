import { bytesPerSample, sampleRateHz } from '@alfavoice/gateway/contract';

const blockMs = 30;
const blockBytes = (sampleRateHz * blockMs * bytesPerSample) / 1000;
/** A voice begins where the sound comes this near to its loudest moment; noise before it is quieter. */
const belowLoudestDb = 25;
const loudestSample = 32_767;

/** @param pcm PCM16, 16 kHz mono @returns root mean square in dB against full scale, -Infinity for silence */
export function energyDbfs(pcm: Buffer): number {
  let sum = 0;
  for (let at = 0; at + 1 < pcm.length; at += bytesPerSample) sum += (pcm.readInt16LE(at) / 32_768) ** 2;
  return 10 * Math.log10(sum / Math.max(1, pcm.length / bytesPerSample));
}

/**
 * Where speech lies in a recording, as its loudness tells.
 * @returns milliseconds from the recording's start to the first word, and from the last word to its end
 */
export function speechIn(pcm: Buffer): { beginsMs: number; silenceMs: number } {
  const blocks = Array.from({ length: Math.ceil(pcm.length / blockBytes) }, (_, index) =>
    energyDbfs(pcm.subarray(index * blockBytes, (index + 1) * blockBytes)),
  );
  const loudest = Math.max(...blocks);
  const isVoice = (dbfs: number) => dbfs >= loudest - belowLoudestDb;
  return {
    beginsMs: Math.max(0, blocks.findIndex(isVoice)) * blockMs,
    silenceMs: (blocks.length - 1 - blocks.findLastIndex(isVoice)) * blockMs,
  };
}

/** The same recording as if it were spoken more quietly, or into a worse microphone. */
export function atLevel(pcm: Buffer, dbfs: number): Buffer {
  return amplified(pcm, 10 ** ((dbfs - energyDbfs(pcm)) / 20));
}

/** @param factor of the amplitude; what is too loud then is clipped */
export function amplified(pcm: Buffer, factor: number): Buffer {
  const scaled = Buffer.alloc(pcm.length);
  for (let at = 0; at + 1 < pcm.length; at += bytesPerSample) {
    const sample = Math.round(pcm.readInt16LE(at) * factor);
    scaled.writeInt16LE(Math.max(-loudestSample - 1, Math.min(loudestSample, sample)), at);
  }
  return scaled;
}

/** A WAV file around PCM16, 16 kHz mono. */
export function toWav(pcm: Buffer): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + pcm.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRateHz, 24);
  header.writeUInt32LE(sampleRateHz * bytesPerSample, 28);
  header.writeUInt16LE(bytesPerSample, 32);
  header.writeUInt16LE(8 * bytesPerSample, 34);
  header.write('data', 36);
  header.writeUInt32LE(pcm.length, 40);
  return Buffer.concat([header, pcm]);
}
