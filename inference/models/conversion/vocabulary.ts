import { FormatError } from './format-error.ts';

/**
 * The words of a byte-level BPE tokenizer as raw bytes. `tokenizer.json` writes each byte as a printable character
 * (GPT-2's byte-to-unicode table); ggml wants the bytes.
 */
const printable = [
  [0x21, 0x7e],
  [0xa1, 0xac],
  [0xae, 0xff],
] as const;

const byteOfCharacter = (): Map<string, number> => {
  const table = new Map<string, number>();
  let next = 0x100;
  for (let byte = 0; byte < 0x100; byte++) {
    const isPrintable = printable.some(([first, last]) => byte >= first && byte <= last);
    table.set(String.fromCodePoint(isPrintable ? byte : next++), byte);
  }
  return table;
};

/**
 * @param tokenizerJson content of a Hugging Face `tokenizer.json` with a BPE model
 * @returns the text tokens in the order of their ids; special tokens (`<|endoftext|>` and above) are left out, whisper.cpp makes its own
 * @throws FormatError when the file is no such tokenizer or its ids have a gap
 */
export const readVocabulary = (tokenizerJson: string): Uint8Array[] => {
  const parsed: unknown = JSON.parse(tokenizerJson);
  const { model, added_tokens: added = [] } = parsed as {
    model?: { vocab?: Record<string, number> };
    added_tokens?: { content: string }[];
  };
  if (!model?.vocab) throw new FormatError('tokenizer.json holds no BPE vocabulary');
  const special = new Set(added.map(({ content }) => content));
  const bytes = byteOfCharacter();
  const words = Object.entries(model.vocab)
    .filter(([word]) => !special.has(word))
    .sort(([, a], [, b]) => a - b);
  return words.map(([word, id], index) => {
    if (id !== index) throw new FormatError(`tokenizer.json has no token ${index}`);
    return Uint8Array.from([...word], (character) => {
      const byte = bytes.get(character);
      if (byte === undefined) throw new FormatError(`token ${id} holds a character that stands for no byte`);
      return byte;
    });
  });
};
