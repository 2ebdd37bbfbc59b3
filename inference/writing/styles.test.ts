import { expect, it } from 'vitest';
import { createWriter } from './index.ts';
import { optionsOf } from './styles.ts';

const said = 'ну э мы мы оплатили двадцать пять процентов точка роман "Идиот" - хорош';
const writer = createWriter();
const write = async (style: string, text = said, precedingText = ''): Promise<string> =>
  (await writer.write({ text, language: 'ru', editor: false, style, precedingText })).text;

it.each([
  ['as_said', 'Ну э мы мы оплатили двадцать пять процентов. Роман "Идиот" - хорош'],
  ['tidy', 'Мы оплатили 25 %. Роман «Идиот» — хорош'],
  ['business_letter', 'Мы оплатили 25\u00a0%. Роман «Идиот»\u00a0— хорош'],
  ['chat', 'Мы оплатили 25 %. Роман «Идиот» — хорош'],
  ['code_comment', 'Мы оплатили 25 %. Роман "Идиот" - хорош'],
  ['list', '- Мы оплатили 25 %\n- Роман «Идиот» — хорош'],
  ['one that nobody knows', 'Мы оплатили 25 %. Роман «Идиот» — хорош'],
])('%s', async (style, expected) => {
  expect(await write(style)).toBe(expected);
});

it('begins a list on a line of its own', async () => {
  expect(await write('list', 'чай. кофе.', 'Купить:')).toBe('\n- чай\n- Кофе');
});

it('writes no-break spaces where a line must not end', async () => {
  const text = 'А. С. Пушкин, № 5, 12 500 ₽, 5 км, в 2026 г. и дом';
  const { text: usual } = await writer.write({ text, language: 'ru', editor: false, style: 'business_letter' });
  expect(usual.replaceAll('\u00a0', '_')).toBe('А._С._Пушкин, №_5, 12_500_₽, 5_км, в 2026_г. и дом');
  const options = { noBreakSpaces: 'prepositions' } as const;
  const { text: all } = await writer.write({ text: 'дом и сад в лесу', language: 'ru', editor: false, options });
  expect(all.replaceAll('\u00a0', '_')).toBe('Дом и_сад в_лесу');
});

it('leaves out the steps that a user does not want', async () => {
  const { text } = await writer.write({
    text: 'сто двадцать рублей точка',
    language: 'ru',
    editor: false,
    options: { without: ['numbers'] },
  });
  expect(text).toBe('Сто двадцать рублей.');
  expect(optionsOf('as_said', { without: ['commands'] }).without).toContain('fillers');
});
