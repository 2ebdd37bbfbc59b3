/** Where the note is kept, so that a reload or a closed tab loses nothing. */
export interface Draft {
  read(): string;
  /** @returns false when this browser keeps nothing */
  write(text: string): boolean;
}

const storageKey = 'alfavoice.note';

/** In `localStorage`: written in the same moment as the change, shared by the tabs. */
export const pageDraft = (storage: Storage): Draft => ({
  read: () => storage.getItem(storageKey) ?? '',
  write(text) {
    try {
      storage.setItem(storageKey, text);
      return true;
    } catch (error) {
      if (error instanceof DOMException) return false;
      throw error;
    }
  },
});

/** For a try that leaves nothing behind. */
export function passingDraft(): Draft {
  let kept = '';
  return {
    read: () => kept,
    write(text) {
      kept = text;
      return true;
    },
  };
}
