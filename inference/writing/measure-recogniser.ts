import { findAddon } from 'whisper-node-addon';
import type { Language } from '../contract/index.ts';
import { loadWhisperRecogniser } from '../engines/whisper.ts';
import { chooseModel } from '../models/index.ts';

/** The recogniser that is there, for clips of one window. */
export interface ClipRecogniser {
  /** @param samples16k mono, -1..1, 30 s at most */
  hear(samples16k: Float32Array, language: Language): Promise<string>;
  close(): void;
}

/** @returns undefined where there is no model or no addon */
export async function openClipRecogniser(cacheDir: string, threads: number): Promise<ClipRecogniser | undefined> {
  const chosen = await chooseModel('recogniser-fast', cacheDir);
  const addonDirectory = findAddon(cacheDir);
  if (!chosen || !addonDirectory) return undefined;
  const recogniser = await loadWhisperRecogniser({
    modelPath: chosen.path,
    addonDirectory,
    threads: async () => threads,
  });
  return {
    async hear(samples16k, language) {
      const window = recogniser.openWindow();
      try {
        const { text } = await window.recognise({
          more: samples16k,
          language,
          prefix: [],
          care: 'all',
          awaited: () => true,
          signal: new AbortController().signal,
        });
        return text.trim();
      } finally {
        window.close();
      }
    },
    close: () => recogniser.close(),
  };
}
