import type { Microphone, MicrophoneAnswer } from '@alfavoice/gateway/client';

/** Under this nothing worth bringing back was said: 0.7 s. */
const worthSamples = 11_200;
/** 50 ms at 16 kHz, as the microphone gives them. */
const frameSamples = 800;

/** What was cancelled last, for as long as it can be brought back. */
export interface Cancelled<Order> {
  /** @param keptMs 0: it is not kept */
  keep(order: Order, samples16k: Int16Array, keptMs: number): void;
  holds(): boolean;
  /** Takes it out. */
  take(): { order: Order; samples16k: Int16Array } | undefined;
}

/** @param forgotten it was held, and is no longer */
export function createCancelled<Order>(forgotten: () => void): Cancelled<Order> {
  let held: { order: Order; samples16k: Int16Array } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const take = () => {
    clearTimeout(timer);
    const taken = held;
    held = undefined;
    return taken;
  };
  return {
    keep(order, samples16k, keptMs) {
      take();
      if (samples16k.length < worthSamples || keptMs <= 0) return;
      held = { order, samples16k };
      timer = setTimeout(() => {
        take();
        forgotten();
      }, keptMs);
    },
    holds: () => held !== undefined,
    take,
  };
}

/** A microphone that says a recording once more, at once, and then ends. */
export function replayed(samples16k: Int16Array): MicrophoneAnswer {
  const frames = new ReadableStream<Int16Array>({
    start(controller) {
      for (let at = 0; at < samples16k.length; at += frameSamples)
        controller.enqueue(samples16k.slice(at, at + frameSamples));
      controller.close();
    },
  });
  const microphone: Microphone = { frames, stop: () => Promise.resolve(), ended: Promise.resolve('stopped') };
  return { ok: true, value: microphone };
}

/** Everything a microphone has given so far, so that a cancel does not lose it. */
export interface Tape {
  /** The same microphone, listened to on its way. */
  through(opened: MicrophoneAnswer): MicrophoneAnswer;
  samples16k(): Int16Array;
}

export function createTape(): Tape {
  const frames: Int16Array[] = [];
  return {
    through(opened) {
      if (!opened.ok) return opened;
      const copy = new TransformStream<Int16Array, Int16Array>({
        transform(frame, controller) {
          frames.push(frame);
          controller.enqueue(frame);
        },
      });
      return { ok: true, value: { ...opened.value, frames: opened.value.frames.pipeThrough(copy) } };
    },
    samples16k() {
      const all = new Int16Array(frames.reduce((samples, { length }) => samples + length, 0));
      let at = 0;
      for (const frame of frames) {
        all.set(frame, at);
        at += frame.length;
      }
      return all;
    },
  };
}
