import type { LiveDictation } from './live-dictation.ts';

/** Dictations under way in this process, by their key. */
export interface Registry {
  enter(userId: string, dictationId: string, dictation: LiveDictation): void;
  /** The dictation that a client which comes back can go on with. */
  find(userId: string, dictationId: string): LiveDictation | undefined;
  /**
   * Before the same dictation is taken again: one that came whole is waited for; one that is still being recorded has
   * lost its client, who is here now, and is broken off.
   */
  settled(userId: string, dictationId: string): Promise<void>;
  /** Those that no connection holds are in it too. */
  all(): LiveDictation[];
}

export function createRegistry(): Registry {
  const running = new Map<string, LiveDictation>();
  const earlier = new WeakMap<LiveDictation, LiveDictation>();
  const keyOf = (userId: string, dictationId: string) => `${userId} ${dictationId}`;
  return {
    enter(userId, dictationId, dictation) {
      const key = keyOf(userId, dictationId);
      const before = running.get(key);
      if (before) earlier.set(dictation, before);
      running.set(key, dictation);
      void dictation.ended.then(() => {
        if (running.get(key) === dictation) running.delete(key);
      });
    },
    find(userId, dictationId) {
      const found = running.get(keyOf(userId, dictationId));
      return found?.canGoOn ? found : undefined;
    },
    async settled(userId, dictationId) {
      const current = running.get(keyOf(userId, dictationId));
      const before = current && earlier.get(current);
      if (!before) return;
      if (before.finishing) await before.ended;
      else before.breakOff();
    },
    all: () => [...running.values()],
  };
}
