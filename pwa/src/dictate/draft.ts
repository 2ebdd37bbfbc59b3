/** Where the note is kept, so that a reload or a closed tab loses nothing. */
export interface Draft {
  read(): string;
  /** @returns false when this browser keeps nothing */
  write(text: string): boolean;
}

const storagePrefix = 'alfavoice.note.';

/** In `localStorage`, written in the same moment as the change. Each person has a note of their own. */
export const pageDraft = (storage: Storage, userId: string): Draft => ({
  read: () => storage.getItem(storagePrefix + userId) ?? '',
  write(text) {
    try {
      storage.setItem(storagePrefix + userId, text);
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
