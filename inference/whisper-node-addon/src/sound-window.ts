import type { NativeWindow } from './native-binding.ts';
import type { SoundWindow } from './recognition.ts';

/** The window of our own addon. */
class AddonWindow implements SoundWindow {
  readonly native: NativeWindow;
  samples = 0;
  readonly #onClose: (window: SoundWindow) => void;

  constructor(native: NativeWindow, onClose: (window: SoundWindow) => void) {
    this.native = native;
    this.#onClose = onClose;
  }

  close(): void {
    this.native.close();
    this.#onClose(this);
  }
}

/** @param onClose called at each `close` */
export const createSoundWindow = (native: NativeWindow, onClose: (window: SoundWindow) => void): SoundWindow =>
  new AddonWindow(native, onClose);

/**
 * Begins a job that takes `more` into the window.
 * @throws TypeError for a window of another binding
 */
export function takeInto<T>(window: SoundWindow, more: Float32Array, begin: (native: NativeWindow) => T): T {
  if (!(window instanceof AddonWindow)) throw new TypeError('This window of sound is of another binding');
  const job = begin(window.native);
  window.samples += more.length;
  return job;
}
