/** What is to be kept from now on: dictations by number, recordings and texts by days. */
export interface Keeping {
  name: 'history_limit' | 'keep_audio_days' | 'keep_text_days';
  value: number;
}

/** Whether something that is kept now would be deleted. 0 keeps no recordings, but all texts and all dictations. */
export function deletes({ name, value }: Keeping, before: number): boolean {
  if (name === 'keep_audio_days') return value < before;
  return value !== 0 && (before === 0 || value < before);
}
