/**
 * What recognisers write for sounds that are no words: `[BLANK_AUDIO]`, `*music*`, `♪ la la ♪`, `(keyboard clicking)`.
 * Nobody dictates square brackets or asterisks as such: spoken they are words.
 */
const tags = [/\[[^\]]*\]?/gu, /\*[^*]+\*/gu, /♪[^♪]*♪/gu, /[♪♫🎵🎶]+/gu, /\((?:[^()]{1,60})\)/gu];

/** @returns the words alone; empty where there are none */
export function withoutSoundTags(text: string): string {
  const untagged = tags.reduce((rest, tag) => rest.replace(tag, ' '), text);
  if (!/[\p{L}\p{N}]/u.test(untagged)) return '';
  if (untagged === text) return text.trim();
  return untagged
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[,.!?;:…](?:\s|$))/gu, '')
    .trim();
}
