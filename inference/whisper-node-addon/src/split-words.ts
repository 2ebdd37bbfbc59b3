/**
 * Words as Whisper's tokenizer cuts them before it joins bytes to tokens: a space belongs to the word behind it.
 * Source: GPT-2's pattern, as in openai/whisper (tiktoken).
 */
export function splitWords(text: string): string[] {
  return text.match(/'(?:s|t|re|ve|m|ll|d)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu) ?? [];
}
