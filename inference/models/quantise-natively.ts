import type { QuantiseNatively } from './sources/quantised.ts';

const notBuilt = 'the K types need the addon: npm run addon builds it, with cmake and a C++ compiler';

/** whisper.cpp's quantiser in the addon, loaded only when a K type is asked for. */
export const quantiseNatively =
  (cacheDir: string): QuantiseNatively =>
  async (source, target, type, { label, onProgress, signal }) => {
    const { AddonError, findAddon, quantizeModel } = await import('whisper-node-addon');
    const addon = findAddon(cacheDir);
    if (!addon) return { failed: notBuilt };
    try {
      await quantizeModel(source, target, type, addon, (done, total) => onProgress?.({ label, done, total }), signal);
      return undefined;
    } catch (error) {
      if (error instanceof AddonError) return { failed: error.message };
      throw error;
    }
  };
