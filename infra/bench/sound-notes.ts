/** `[BLANK_AUDIO]`, `(keyboard clicking)`: Whisper's notes of sounds are no words. */
export const withoutSoundNotes = (text: string) => text.replace(/\[[^\]]*\]|\([^)]*\)/g, ' ').trim();
