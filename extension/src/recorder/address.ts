import type { MicrophoneChoice } from '../preferences/preferences.ts';

const page = 'recorder.html';

/** The address of the recorder. @param listening with what it opens the microphone as soon as it is there */
export const recorderAddress = (listening: MicrophoneChoice | undefined): string =>
  listening ? `${page}#${encodeURIComponent(JSON.stringify(listening))}` : page;

/** What `recorderAddress` put there; only the extension itself can open the page. */
export function choiceIn(hash: string): MicrophoneChoice | undefined {
  return hash === '' ? undefined : (JSON.parse(decodeURIComponent(hash.slice(1))) as MicrophoneChoice);
}
