import { describe, expect, it } from 'vitest';
import { keepLiterals } from './literals.ts';

/** What a rule can reach of a text. */
const reachable = (text: string): string => {
  let seen = '';
  keepLiterals(text, (masked) => {
    seen = masked.replace(/[\ue000-\uf8ff]/gu, '□');
    return masked;
  });
  return seen;
};

describe('keepLiterals', () => {
  it.each([
    ['см. https://a.b/c,d?x=1. Потом', 'см. □. Потом'],
    ['пишите на user@host.ru,спасибо', 'пишите на □,спасибо'],
    ['открой file.ts, .env и src/app', 'открой □, □ и □'],
    ['число 3.14 в 10:30, итого 3,500', 'число □ в □, итого □'],
    ['это т.е. так', 'это □ так'],
    ['run npm --force; call print(a,b)', 'run npm □; call □'],
    ['сделал.Потом ушёл', 'сделал.Потом ушёл'],
    ['Конец. Начало...и дальше', 'Конец. Начало...и дальше'],
    ['«иванов@пример.ру»', '«□»'],
  ])('%s', (text, expected) => {
    expect(reachable(text)).toBe(expected);
  });

  it('puts every literal back, also private-use characters of the text itself', () => {
    const text = '\ue003 a@b.c \uf8ff `x  y` 1:2';
    expect(keepLiterals(text, (masked) => masked)).toBe(text);
  });

  it('hides what an extra pattern finds, around other literals too', () => {
    expect(keepLiterals('сумма 1,5 - 2', (masked) => masked.replace('-', '—'), /\S+ - \d/gu)).toBe('сумма 1,5 - 2');
  });

  it('leaves text with more literals than placeholders untouched', () => {
    const data = 'a@b.c '.repeat(5000);
    expect(keepLiterals(data, () => 'lost')).toBe(data);
  });
});
