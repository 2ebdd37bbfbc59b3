import { expect, it } from 'vitest';
import { createRussianTypography } from './russian-typography.ts';

const step = createRussianTypography();

it.each([
  ['Слово - дело.', 'Слово — дело.'],
  ['Он сказал: "Приду", - и ушёл...', 'Он сказал: «Приду», — и ушёл…'],
  ['"Роман "Идиот"" вышел', '«Роман „Идиот“» вышел'],
  ['“Лапки” и "кавычки"', '«Лапки» и «кавычки»'],
  ['« Солярис » и "Сталкер"', '«Солярис» и «Сталкер»'],
  // Left as they are
  ['15" и 17" экраны, 5 - 3 = 2, с 10 - 24 июля', '15" и 17" экраны, 5 - 3 = 2, с 10 - 24 июля'],
  ['Он начал: "Я не', 'Он начал: "Я не'],
  ['кое-что, из-за, (c), 1/2, +-, 12 345 678, И. О. Иванов', 'кое-что, из-за, (c), 1/2, +-, 12 345 678, И. О. Иванов'],
  ['- пункт один', '- пункт один'],
  ["д'Артаньян и O'Brien", "д'Артаньян и O'Brien"],
])('%s -> %s', (text, expected) => {
  expect(step.apply(text, { language: 'ru', precedingText: '' })).toBe(expected);
});

it('writes ordinary spaces only', () => {
  const text = step.apply('Москва - столица, а г. Тверь - нет. В 2026 г. и 5 км', {
    language: 'ru',
    precedingText: '',
  });
  expect(text).not.toMatch(/[^\S \n]/);
});

it('is not for English', () => {
  expect(step.apply('"so" - it', { language: 'en', precedingText: '' })).toBe('"so" - it');
});
