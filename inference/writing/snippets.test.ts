import { expect, it } from 'vitest';
import { createWriter } from './index.ts';
import { Snippets, snippetBodies } from './snippets.ts';
import { applied, resultOf } from './test-step.ts';

const snippets = new Snippets([
  { spoken: 'моя подпись', body: 'С уважением,\nАнна  Ли, т. 1' },
  { spoken: 'шапка', body: 'Здравствуйте, {cursor}!\n{date}, {time}' },
]);
const write = (text: string): string => applied(snippetBodies, text, 'ru', { snippets });

it.each([
  ['Спасибо. Моя подпись.', 'Спасибо. С уважением,\nАнна  Ли, т. 1'],
  ['Спасибо!\nмоя подпись', 'Спасибо!\nС уважением,\nАнна  Ли, т. 1'],
  ['Это моя подпись.', 'Это моя подпись.'],
  ['Моя подпись стоит внизу.', 'Моя подпись стоит внизу.'],
])('%j -> %j', (text, expected) => {
  expect(write(text)).toBe(expected);
});

it('fills in the date and says where the cursor goes', () => {
  const { cursor } = resultOf(snippetBodies, 'Раз. Шапка', 'ru', { snippets });
  const text = write('Раз. Шапка');
  expect(text).toBe('Раз. Здравствуйте, !\n5 марта 2026 г., 17:30');
  expect(text.slice(0, cursor)).toBe('Раз. Здравствуйте, ');
});

it('is given by the writer, untouched by other rules', async () => {
  const written = await createWriter().write({
    text: 'моя подпись',
    language: 'ru',
    editor: false,
    snippets: [{ spoken: 'моя подпись', body: '  с "уважением" {cursor}' }],
  });
  expect(written.text).toBe('  с "уважением" ');
  expect(written.cursor).toBe(16);
});
