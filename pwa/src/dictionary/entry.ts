import { maxSoundsPerTerm, maxTermLength, normaliseTerm, termTextSchema } from '@alfavoice/gateway/contract';

export type EntryFault = 'empty' | 'too_long' | 'no_letters' | 'bad_character' | 'too_many_sounds';

/** What a person typed, read; or what is wrong with which field. */
export type Entry =
  | { ok: true; written: string; sounds: string[] }
  | { ok: false; field: 'written' | 'sounds'; fault: EntryFault };

/** @param sounds ways to sound, divided by commas */
export function readEntry(written: string, sounds: string): Entry {
  const fault = faultOf(written);
  if (fault) return { ok: false, field: 'written', fault };
  const said = [...new Set(sounds.split(/[,;|\n]/).map(normaliseTerm))].filter((sound) => sound !== '');
  const soundFault = said.map(faultOf).find((one) => one !== undefined);
  if (soundFault) return { ok: false, field: 'sounds', fault: soundFault };
  if (said.length > maxSoundsPerTerm) return { ok: false, field: 'sounds', fault: 'too_many_sounds' };
  return { ok: true, written: normaliseTerm(written), sounds: said };
}

export const soundsAsTyped = (sounds: readonly string[]): string => sounds.join(', ');

/** What is wrong with something that is said: a word, or some in a row. */
export function faultOf(text: string): EntryFault | undefined {
  const term = normaliseTerm(text);
  if (term === '') return 'empty';
  if (term.length > maxTermLength) return 'too_long';
  if (termTextSchema.safeParse(term).success) return undefined;
  return /[\p{L}\p{N}]/u.test(term) ? 'bad_character' : 'no_letters';
}
