import { describe, expect, it } from 'vitest';
import { unitsOf } from '../units.ts';
import { formatEnglishNumber } from './english-numerals.ts';
import { numeralsIn } from './numerals.ts';
import { formatRussianNumber } from './russian-numerals.ts';

const values = (text: string, language: 'ru' | 'en') =>
  numeralsIn(unitsOf(text, language)).map(({ value, ordinal }) =>
    ordinal === undefined ? value : `${value}-${ordinal}`,
  );

describe('Russian numerals', () => {
  it.each([
    ['ноль', [0]],
    ['двадцать пять', [25]],
    ['двадцать двенадцать', [20, 12]],
    ['сто сорок два', [142]],
    ['две тысячи двадцать шесть', [2026]],
    ['три миллиона двести тысяч пять', [3_200_005]],
    ['тысяча девятьсот сорок пятого', ['1945-го']],
    ['двадцатью пятью', [25]],
    ['пятьюстами шестьюдесятью', [560]],
    ['восемь девятьсот двенадцать', [8, 912]],
    ['тысячи людей и миллионы', []],
    ['моя семья, семью, одни', []],
    ['сто миллионов', [100_000_000]],
    ['девять тысяч один', [9001]],
  ])('%s', (text, expected) => {
    expect(values(text, 'ru')).toEqual(expected);
  });

  /** One ordinal in all its forms, and the other gender endings. */
  it.each([
    ['пятый пятая пятое пятые', '5-й 5-я 5-е 5-е'],
    ['пятого пятому пятым пятом', '5-го 5-му 5-м 5-м'],
    ['пятой пятую пятых пятыми', '5-й 5-ю 5-х 5-ми'],
    ['третий третья третье третьи третьего третьим', '3-й 3-я 3-е 3-и 3-го 3-м'],
    ['второй шестая седьмое сороковых сотому', '2-й 6-я 7-е 40-х 100-му'],
  ])('%s', (text, expected) => {
    expect(values(text, 'ru').join(' ')).toBe(expected);
  });

  it('are grouped from five digits on', () => {
    expect([3500, 12_500, 1_000_000].map(formatRussianNumber)).toEqual(['3500', '12 500', '1 000 000']);
  });
});

describe('English numerals', () => {
  it.each([
    ['twenty five', [25]],
    ['twenty-five', [25]],
    ['one hundred and forty two', [142]],
    ['a hundred and fifty', [150]],
    ['a hundred times', []],
    ['three thousand five hundred', [3500]],
    ['twenty five hundred', [2500]],
    ['two million', [2_000_000]],
    ['twenty first', ['21-st']],
    ['the hundred and first', []],
    ['one hundred and twelfth', ['112-th']],
    ['five and six', [5, 6]],
    ['nineteen eighty four', [19, 84]],
  ])('%s', (text, expected) => {
    expect(values(text, 'en').filter((value) => value !== '1-st')).toEqual(expected);
  });

  it('are grouped from four digits on', () => {
    expect([950, 3500, 1_000_000].map(formatEnglishNumber)).toEqual(['950', '3,500', '1,000,000']);
  });
});
