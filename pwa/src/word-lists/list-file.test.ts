import { expect, test } from 'vitest';
import { textOfList } from './list-file.ts';

const text = 'Свиридов;свиридов\r\nГрафана';
const windows1251 = Uint8Array.from(text, (letter) => {
  const code = letter.charCodeAt(0);
  return code < 128 ? code : code - 0x350;
});

test.each([
  ['UTF-8', new TextEncoder().encode(text)],
  ['UTF-8 with its mark', new TextEncoder().encode(`\ufeff${text}`)],
  ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))],
  ['the old Russian encoding', windows1251],
])('a file in %s is read', (_name, bytes) => expect(textOfList(bytes)).toBe(text));
