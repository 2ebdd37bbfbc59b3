import { Eyo, safeDictionary } from 'eyo-kernel';
import { describe, expect, it } from 'vitest';
import { optionsOf } from './styles.ts';
import { applied } from './test-step.ts';
import { createYo } from './yo.ts';

const yo = createYo();
const write = (text: string): string => applied(yo, text, 'ru');

describe('yo', () => {
  it('restores the letter where only one spelling exists', () => {
    expect(write('Еще ушел, пошел и зеленый счет.')).toBe('Ещё ушёл, пошёл и зелёный счёт.');
  });

  it('leaves words that exist in both spellings', () => {
    expect(write('Все знают, что берет осел. Небо.')).toBe('Все знают, что берет осел. Небо.');
  });

  it('leaves addresses and other languages', () => {
    expect(write('пишите на еще@счет.рф')).toBe('пишите на еще@счет.рф');
    expect(applied(yo, 'ще не вмерла, її', 'ru')).toBe('ще не вмерла, її');
  });

  it('follows the user: as said, or never', () => {
    const options = (yo: 'as_said' | 'never') => ({ options: optionsOf('tidy', { yo }) });
    expect(applied(yo, 'Еще всё', 'ru', options('as_said'))).toBe('Еще всё');
    expect(applied(yo, 'Ещё всё. Ёлка', 'ru', options('never'))).toBe('Еще все. Елка');
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
