import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createWriter } from '../index.ts';

const writer = createWriter();
const write = async (text: string, language: 'ru' | 'en'): Promise<string> =>
  (await writer.write({ text, language, editor: false })).text;

const split = (list: string): string[] => list.split(' ');
const russian = {
  units: split(
    'ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать',
  ),
  tens: split('- - двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'),
  hundreds: split('- сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот'),
};
const english = {
  units: split(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  ),
  tens: split('- - twenty thirty forty fifty sixty seventy eighty ninety'),
};

/** @param isFeminine «одна тысяча», «две тысячи» */
function belowThousandRu(value: number, isFeminine: boolean): string[] {
  const words: string[] = [];
  if (value >= 100) words.push(russian.hundreds[Math.floor(value / 100)] ?? '');
  let rest = value % 100;
  if (rest >= 20) {
    words.push(russian.tens[Math.floor(rest / 10)] ?? '');
    rest %= 10;
  }
  if (rest > 0) words.push(isFeminine && rest <= 2 ? (['', 'одна', 'две'][rest] ?? '') : (russian.units[rest] ?? ''));
  return words;
}

const plural = (value: number, one: string, few: string, many: string): string => {
  const [tens, units] = [value % 100, value % 10];
  if (tens >= 11 && tens <= 14) return many;
  if (units === 1) return one;
  return units >= 2 && units <= 4 ? few : many;
};

function inRussian(value: number): string {
  const thousands = Math.floor(value / 1000);
  const words = belowThousandRu(value % 1000, false);
  if (thousands > 0) words.unshift(...belowThousandRu(thousands, true), plural(thousands, 'тысяча', 'тысячи', 'тысяч'));
  return words.join(' ');
}

function belowThousandEn(value: number, hasAnd: boolean): string[] {
  const words: string[] = [];
  let rest = value % 100;
  if (value >= 100) words.push(english.units[Math.floor(value / 100)] ?? '', 'hundred');
  if (value > 100 && rest > 0 && hasAnd) words.push('and');
  if (rest >= 20) {
    words.push(english.tens[Math.floor(rest / 10)] ?? '');
    rest %= 10;
  }
  if (rest > 0) words.push(english.units[rest] ?? '');
  return words;
}

function inEnglish(value: number, hasAnd: boolean): string {
  const thousands = Math.floor(value / 1000);
  const words = belowThousandEn(value % 1000, hasAnd);
  if (thousands > 0) words.unshift(...belowThousandEn(thousands, hasAnd), 'thousand');
  return words.join(' ');
}

const number = fc.integer({ min: 10, max: 999_999 });
const digitsOf = (text: string): string => text.replace(/(?<=\d)[ ,](?=\d{3})/g, '');

it('Russian amounts in words are the same amounts in digits', async () => {
  await fc.assert(
    fc.asyncProperty(number, async (value) => {
      const unit = plural(value, 'рубль', 'рубля', 'рублей');
      expect(digitsOf(await write(`Итого ${inRussian(value)} ${unit}.`, 'ru'))).toBe(`Итого ${value} ${unit}.`);
    }),
    { numRuns: 1000 },
  );
});

it('English amounts in words are the same amounts in digits', async () => {
  await fc.assert(
    fc.asyncProperty(number, fc.boolean(), async (value, hasAnd) => {
      expect(digitsOf(await write(`We paid ${inEnglish(value, hasAnd)} dollars.`, 'en'))).toBe(`We paid $${value}.`);
    }),
    { numRuns: 1000 },
  );
});

it('every minute of the day is the same minute', async () => {
  for (let minute = 0; minute < 24 * 60; minute += 7) {
    const [hour, rest] = [Math.floor(minute / 60), minute % 60];
    const said = rest === 0 ? 'ноль ноль' : rest < 10 ? `ноль ${russian.units[rest]}` : inRussian(rest);
    const text = await write(`Начало в ${hour === 0 ? 'ноль' : inRussian(hour)} ${said}.`, 'ru');
    expect(text.replace('00:', '0:')).toBe(`Начало в ${hour}:${String(rest).padStart(2, '0')}.`);
  }
});

it('every day of the year is the same day', async () => {
  const months = split('января февраля марта апреля мая июня июля августа сентября октября ноября декабря');
  const ordinals = split(
    'первого второго третьего четвёртого пятого шестого седьмого восьмого девятого десятого одиннадцатого двенадцатого тринадцатого четырнадцатого пятнадцатого шестнадцатого семнадцатого восемнадцатого девятнадцатого',
  );
  for (let day = 1; day <= 31; day += 1) {
    const said =
      day < 20
        ? ordinals[day - 1]
        : day % 10 === 0
          ? { 20: 'двадцатого', 30: 'тридцатого' }[day]
          : `${russian.tens[Math.floor(day / 10)]} ${ordinals[(day % 10) - 1]}`;
    for (const month of months) expect(await write(`Встреча ${said} ${month}.`, 'ru')).toBe(`Встреча ${day} ${month}.`);
  }
});
