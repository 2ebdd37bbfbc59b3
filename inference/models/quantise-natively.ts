import { join } from 'node:path';
import type { QuantiseNatively } from './sources/quantised.ts';

const notBuilt = 'the K types need the addon: install cmake and a C++ compiler and run npm run addon';

/** whisper.cpp's quantiser in the addon, loaded only when a K type is asked for. */
export const quantiseNatively =
  (cacheDir: string): QuantiseNatively =>
  async (source, target, type, { label, onProgress }) => {
    const addon = await import('whisper-node-addon').catch(() => undefined);
    if (!addon) return { failed: notBuilt };
    await addon.quantizeModel(source, target, type, join(cacheDir, 'addon'), (done: number, total: number) =>
      onProgress?.({ label, done, total }),
    );
    return undefined;
  };
