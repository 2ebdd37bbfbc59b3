import { expect, it } from 'vitest';
import { punctuationSpacing } from './punctuation-spacing.ts';
import { applied } from './test-step.ts';

it.each([
  ['Да ,но нет .', 'Да, но нет.'],
  ['Правда ? Да !', 'Правда? Да!'],
  ['Раз,два;три', 'Раз, два; три'],
  ['сделал.Потом ушёл!Сразу', 'сделал. Потом ушёл! Сразу'],
  ['Ну ... да', 'Ну... да'],
  ['Да,, нет, . ( без НДС )', 'Да, нет. (без НДС)'],
  ['привет,мир.как дела?', 'привет, мир. как дела?'],
  // Left as they are
  ['открой .env и :)', 'открой .env и :)'],
  ['1,5 и 10:30, x.y и note:x', '1,5 и 10:30, x.y и note:x'],
  ['см. a.b,c', 'см. a.b,c'],
])('%s -> %s', (text, expected) => {
  expect(applied(punctuationSpacing, text, 'ru')).toBe(expected);
});
