// Runs in the audio thread. Each front end bundles it as a file of its own and hands its URL to `openMicrophone`.
// It gathers the graph's blocks of 128 floats into frames of 16-bit samples; 'flush' gives what is left, then null.

declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/** 50 ms at 16 kHz. */
const frameSamples = 800;

class PcmProcessor extends AudioWorkletProcessor {
  private frame = new Int16Array(frameSamples);
  private filled = 0;
  private running = true;

  constructor() {
    super();
    this.port.onmessage = () => {
      this.running = false;
      this.send(this.frame.slice(0, this.filled));
      this.port.postMessage(null);
    };
  }

  process([input]: Float32Array[][]): boolean {
    // Called once more after the flush: what it hears then belongs to nobody.
    if (!this.running) return false;
    for (const sample of input?.[0] ?? []) {
      const clipped = Math.max(-1, Math.min(1, sample));
      this.frame[this.filled++] = clipped < 0 ? clipped * 32_768 : clipped * 32_767;
      if (this.filled === frameSamples) {
        this.send(this.frame);
        this.frame = new Int16Array(frameSamples);
        this.filled = 0;
      }
    }
    return true;
  }

  private send(frame: Int16Array<ArrayBuffer>) {
    if (frame.length > 0) this.port.postMessage(frame, [frame.buffer]);
  }
}

registerProcessor('alfavoice-pcm', PcmProcessor);
