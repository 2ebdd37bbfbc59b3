import { describe, expect, it } from 'vitest';
import { cutLoops, hasLoop } from './repetition.ts';

describe('loops', () => {
  it.each([
    ['Да, да, да, конечно.'],
    ['no no no, that is wrong'],
    ['one two three four five six seven eight'],
    ['the cat and the dog and the bird and the fish'],
    ['Позвони мне завтра утром, пожалуйста. Позвони мне завтра утром, пожалуйста.'],
    [''],
  ])('leaves %j alone', (text) => {
    expect(hasLoop(text)).toBe(false);
    expect(cutLoops(text)).toBe(text);
  });

  it.each([
    ['I said hello hello hello hello hello', 'I said hello'],
    ['и вот, и вот, и вот, и вот, и вот мы пришли', 'и вот, мы пришли'],
    [
      'Call me back tomorrow, please. Call me back tomorrow, please. Call me back tomorrow, please.',
      'Call me back tomorrow, please.',
    ],
    ['a a a a b b b b b c', 'a b c'],
  ])('cuts %j', (text, cut) => {
    expect(hasLoop(text)).toBe(true);
    expect(cutLoops(text)).toBe(cut);
  });
});
