/** Spreadsheets on Russian Windows write CSV so. */
const oldEncoding = 'windows-1251';

/** The text of a list that was saved to a file: UTF-8, UTF-16 with its mark, or what is neither in the old Russian encoding. */
export function textOfList(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder(oldEncoding).decode(bytes);
    throw error;
  }
}
