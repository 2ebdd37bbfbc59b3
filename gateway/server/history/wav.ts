import { bytesPerSample, bytesPerSecond, sampleRateHz } from '../../contract/limits.ts';

export const wavHeaderBytes = 44;
const pcmFormat = 1;
const channels = 1;

/** The header of a WAV file that holds PCM as it comes over the wire. @see http://soundfile.sapp.org/doc/WaveFormat/ */
export function wavHeader(pcmBytes: number): Buffer {
  const header = Buffer.alloc(wavHeaderBytes);
  header.write('RIFF', 0);
  header.writeUInt32LE(wavHeaderBytes - 8 + pcmBytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(pcmFormat, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(sampleRateHz, 24);
  header.writeUInt32LE(bytesPerSecond, 28);
  header.writeUInt16LE(bytesPerSample * channels, 32);
  header.writeUInt16LE(bytesPerSample * 8, 34);
  header.write('data', 36);
  header.writeUInt32LE(pcmBytes, 40);
  return header;
}
