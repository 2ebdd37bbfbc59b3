const pcmFullScale = 32_768;
/** A block of 4 s: an append copies nothing that was there before. */
const blockSamples = 64_000;

/**
 * The sound of one dictation, addressed by samples at 16 kHz from its start. What will not be listened to again
 * is forgotten, so that a long dictation takes no more memory than a short one.
 */
export class Recording {
  #blocks: { startSample: number; samples: Int16Array }[] = [];
  #endSample: number;
  #firstSample: number;

  /** @param fromSample position of the first sample that will be appended */
  constructor(fromSample = 0) {
    this.#endSample = fromSample;
    this.#firstSample = fromSample;
  }

  get endSample(): number {
    return this.#endSample;
  }

  /** The first sample that is still there. */
  get firstSample(): number {
    return this.#firstSample;
  }

  append(pcm16: Int16Array): void {
    for (let taken = 0; taken < pcm16.length; ) {
      const last = this.#blocks.at(-1);
      const used = last ? this.#endSample - last.startSample : blockSamples;
      if (!last || used === blockSamples) {
        this.#blocks.push({ startSample: this.#endSample, samples: new Int16Array(blockSamples) });
        continue;
      }
      const part = pcm16.subarray(taken, taken + blockSamples - used);
      last.samples.set(part, used);
      taken += part.length;
      this.#endSample += part.length;
    }
  }

  /** @returns samples of [startSample, endSample) as -1..1, as far as they are there */
  slice(startSample: number, endSample: number): Float32Array {
    const start = Math.max(startSample, this.#firstSample);
    const end = Math.max(start, Math.min(endSample, this.#endSample));
    const result = new Float32Array(end - start);
    for (const block of this.#blocks) {
      const from = Math.max(start, block.startSample);
      const to = Math.min(end, block.startSample + blockSamples);
      for (let sample = from; sample < to; sample += 1) {
        result[sample - start] = (block.samples[sample - block.startSample] ?? 0) / pcmFullScale;
      }
    }
    return result;
  }

  /** Everything before `sample` may go. */
  forgetBefore(sample: number): void {
    this.#firstSample = Math.min(Math.max(sample, this.#firstSample), this.#endSample);
    this.#blocks = this.#blocks.filter((block) => block.startSample + blockSamples > this.#firstSample);
  }
}
