import { FLACDecoder } from '@wasm-audio-decoders/flac';
import { MPEGDecoder } from 'mpg123-decoder';
import { sampleRateHz } from '../../contract/limits.ts';
import type { AudioFormat } from './format.ts';
import { createResampler, type Resampler } from './resampler.ts';
import { pcm16Of } from './samples.ts';

interface Decoded {
  channelData: Float32Array[];
  sampleRate: number;
}

/** What the decoders have in common. */
interface Decoder {
  readonly ready: Promise<void>;
  decode(data: Uint8Array): Decoded | Promise<Decoded>;
  flush?(): Promise<Decoded>;
  free(): void;
}

const decoders = {
  flac: (): Decoder => new FLACDecoder(),
  mp3: (): Decoder => new MPEGDecoder(),
} satisfies Partial<Record<AudioFormat, () => Decoder>>;
type WasmFormat = keyof typeof decoders;

export const isWasmFormat = (format: AudioFormat): format is WasmFormat => format in decoders;

/** Given to a decoder at once: silence that was packed tightly becomes a few seconds, not hours, in memory. */
const sliceBytes = 4096;

/** FLAC and MP3 where there is no ffmpeg. Damage is passed over. */
export async function* decodeWithWasm(file: AsyncIterable<Buffer>, format: WasmFormat): AsyncGenerator<Buffer> {
  const decoder = decoders[format]();
  await decoder.ready;
  let resampler: Resampler | undefined;
  const resampled = ({ channelData, sampleRate }: Decoded): Buffer => {
    const [first] = channelData;
    if (!first || first.length === 0) return Buffer.alloc(0);
    resampler ??= createResampler(sampleRate, sampleRateHz);
    return pcm16Of(resampler.push(mono(first, channelData)));
  };
  try {
    for await (const chunk of file) {
      for (let at = 0; at < chunk.length; at += sliceBytes) {
        yield resampled(await decoder.decode(new Uint8Array(chunk.subarray(at, at + sliceBytes))));
      }
    }
    if (decoder.flush) yield resampled(await decoder.flush());
    if (resampler) yield pcm16Of(resampler.end());
  } finally {
    decoder.free();
  }
}

const mono = (first: Float32Array, channels: readonly Float32Array[]): Float32Array =>
  channels.length === 1
    ? first
    : first.map((_, index) => channels.reduce((sum, channel) => sum + (channel[index] ?? 0), 0) / channels.length);
