import { expect, it } from 'vitest';
import { FormatError } from './format-error.ts';
import { readVocabulary } from './vocabulary.ts';

const tokenizer = (vocab: Record<string, number>) =>
  JSON.stringify({ added_tokens: [{ id: 4, content: '<|endoftext|>' }], model: { type: 'BPE', vocab } });

it('gives the bytes behind the printable characters, in the order of ids', () => {
  const words = readVocabulary(tokenizer({ Ġhi: 1, '!': 0, ÐŁ: 2, '': 3, '<|endoftext|>': 4 }));
  expect(words.map((word) => Buffer.from(word).toString('utf8'))).toEqual(['!', ' hi', 'П', '']);
});

it('refuses a vocabulary with a gap', () => {
  expect(() => readVocabulary(tokenizer({ a: 0, b: 2 }))).toThrow(FormatError);
});

it('refuses characters that stand for no byte', () => {
  expect(() => readVocabulary(tokenizer({ 日: 0 }))).toThrow(FormatError);
});
