import { Eyo, safeDictionary } from 'eyo-kernel';
import { describe, expect, it } from 'vitest';
import { createYo } from './yo.ts';

const yo = createYo();
const write = (text: string): string => yo.apply(text, { language: 'ru', precedingText: '' });

describe('yo', () => {
  it('restores the letter where only one spelling exists', () => {
    expect(write('Еще ушел, пошел и зеленый счет.')).toBe('Ещё ушёл, пошёл и зелёный счёт.');
  });

  it('leaves words that exist in both spellings', () => {
    expect(write('Все знают, что берет осел. Небо.')).toBe('Все знают, что берет осел. Небо.');
  });

  it('leaves addresses and other languages', () => {
    expect(write('пишите на еще@счет.рф')).toBe('пишите на еще@счет.рф');
    expect(yo.apply('еще', { language: 'en', precedingText: '' })).toBe('еще');
  });

  it('agrees with the whole dictionary', () => {
    const whole = new Eyo();
    whole.dictionary.set(safeDictionary);
    const words = safeDictionary
      .split('\n')
      .filter((_, index) => index % 150 === 0)
      .map((entry) => entry.replaceAll('ё', 'е').replace(/[_)]/g, '').replace(/[(|]/g, ' '));
    for (const text of words) expect(write(text)).toBe(whole.restore(text));
  });
});
