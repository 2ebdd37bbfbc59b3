import type { NativeRecognition } from './native-binding.ts';
import type { RecognisedToken, Recognition } from './recognition.ts';

const decoder = new TextDecoder('utf-8');

/** Unpacks the flat arrays of the native side. The text is decoded as a whole: characters may be split between tokens. */
export function toRecognition(native: NativeRecognition): Recognition {
  const tokens: RecognisedToken[] = [];
  let from = 0;
  for (let i = 0; i < native.ids.length; i++) {
    const to = native.byteEnds[i] ?? from;
    const bytes = native.bytes.slice(from, to);
    from = to;
    const startMs = native.startMs[i] ?? -1;
    const endMs = native.endMs[i] ?? -1;
    tokens.push({
      id: native.ids[i] ?? 0,
      text: decoder.decode(bytes),
      bytes,
      logProbability: native.logProbabilities[i] ?? 0,
      ...(startMs >= 0 && { startMs }),
      ...(endMs >= 0 && { endMs }),
    });
  }
  const { meanLogProbability, noSpeechProbability, endedByLength, encodeMs, decodeMs } = native;
  return {
    text: decoder.decode(native.bytes),
    tokens,
    generated: Array.from(native.generated),
    confirmedTokens: native.confirmed,
    meanLogProbability,
    noSpeechProbability,
    endedByLength,
    timings: { encodeMs, decodeMs },
  };
}
