import { describe, expect, it } from 'vitest';
import { optionsOf } from '../styles.ts';
import { applied } from '../test-step.ts';
import { numbers } from './numbers.ts';

describe('Russian numbers', () => {
  it.each([
    ['скидка двадцать пять процентов', 'скидка 25 %'],
    ['от пяти до десяти процентов', 'от 5 до 10 %'],
    ['стоит три тысячи пятьсот рублей', 'стоит 3500 рублей'],
    ['это двенадцать тысяч пятьсот рублей', 'это 12 500 рублей'],
    ['около двух миллионов рублей', 'около 2 миллионов рублей'],
    ['ровно два миллиона триста тысяч', 'ровно 2 300 000'],
    ['ещё полтора миллиона', 'ещё 1,5 миллиона'],
    ['ещё три с половиной метра', 'ещё 3,5 метра'],
    ['ноль целых пять десятых процента', '0,5 %'],
    ['рост три и пять десятых процента', 'рост 3,5 %'],
    ['семь запятая пять процента', '7,5 %'],
    ['версия два точка три', 'версия 2.3'],
    ['договор сто сорок два дробь семь', 'договор 142/7'],
    ['дом двенадцать дробь а', 'дом 12/а'],
    ['минус двенадцать градусов', '−12 градусов'],
    ['дом пять, квартира три', 'дом 5, квартира 3'],
    ['код четыре семь один два', 'код 4712'],
    ['придёт двадцать тридцать человек', 'придёт 20–30 человек'],
    ['на двадцать первом этаже', 'на 21-м этаже'],
    ['на пятом этаже', 'на 5-м этаже'],
    ['это двенадцатая попытка', 'это 12-я попытка'],
    ['от трёх до пятнадцати лет', 'от 3 до 15 лет'],
    ['от 10 до двадцати', 'от 10 до 20'],
    ['по пункту пять договора', 'по пункту 5 договора'],
    ['из терминала два', 'из терминала 2'],
    ['слайд два из восьми', 'слайд 2 из 8'],
    ['заказ двенадцать тысяч триста', 'заказ 12300'],
    ['с тридцать первого на первое', 'с 31-го на 1-е'],
    ['сто рублей ноль пять копеек', '100 рублей 05 копеек'],
    ['около тысячи двухсот рублей', 'около 1200 рублей'],
    ['№ пять и сто %', '№ 5 и 100 %'],
    ['двадцать пять сотых процента', '0,25 %'],
    ['два запятая пять миллиона', '2,5 миллиона'],
  ])('%s -> %s', (text, expected) => {
    expect(applied(numbers, text, 'ru')).toBe(expected);
  });

  it.each([
    'в доме пять комнат',
    'нужно тысяч пять рублей',
    'миллиона три потратили',
    'по девяти пунктам из десяти',
    ...[
      'Одна из сторон',
      'раз и навсегда',
      'два сапога',
      'первый раз',
      'сто раз говорил',
      'тысяча извинений',
      'тысячи людей',
      'ни один рубль',
    ],
    ...[
      'Сорока на хвосте',
      'люблю семью',
      'две трети',
      'одна десятая часть',
      '«Двадцать тысяч лье»',
      'без пятнадцати семь',
      'миллион рублей',
    ],
    ...['Двадцать человек пришли', 'один два три', 'в сотый раз', 'второй класс'],
  ])('%s stays', (text) => {
    expect(applied(numbers, text, 'ru')).toBe(text);
  });

  it('writes the sign of the rouble where the style wants it', () => {
    const options = optionsOf('chat');
    expect(applied(numbers, 'цена сто рублей', 'ru', { options })).toBe('цена 100 ₽');
    expect(applied(numbers, 'сто рублей пятьдесят копеек', 'ru', { options })).toBe('100 рублей 50 копеек');
  });
});

describe('English numbers', () => {
  it.each([
    ['up by point two five percent', 'up by 0.25%'],
    ['a ten minute break', 'a 10-minute break'],
    ['a thirty year old six figure house', 'a 30-year-old six-figure house'],
    ['see apartment four B', 'see apartment 4B'],
    ['it is $ five', 'it is $5'],
    ['port eighty eighty', 'port 8080'],
    ['grew twenty five percent', 'grew 25%'],
    ['from five to ten percent', 'from 5 to 10%'],
    ['costs three thousand five hundred dollars', 'costs $3,500'],
    ['costs twenty dollars and fifty cents', 'costs $20.50'],
    ['raised two million dollars', 'raised $2 million'],
    ['two point five million', '2.5 million'],
    ['two and a half miles', '2.5 miles'],
    ['version two point three', 'version 2.3'],
    ['the twenty first century', 'the 21st century'],
    ['a twenty second pause', 'a 20 second pause'],
    ['room two twelve', 'room 212'],
    ['code four seven one two', 'code 4712'],
    ['minus five degrees', '−5 degrees'],
    ['page seven', 'page 7'],
    ['we work twenty four seven', 'we work 24/7'],
    ['a hundred and fifty people', '150 people'],
  ])('%s -> %s', (text, expected) => {
    expect(applied(numbers, text, 'en')).toBe(expected);
  });

  it.each([
    'it costs four ninety nine a month',
    'the point five people made',
    'seven cases out of ten',
    'One of them',
    'two kids',
    'a hundred times',
    'first of all',
    'the eleventh hour',
    'nine to five',
    'Twenty people came',
    'one twentieth of it',
  ])('%s stays', (text) => {
    expect(applied(numbers, text, 'en')).toBe(text);
  });

  it('writes pounds as money in British English alone', () => {
    expect(applied(numbers, 'ten pounds', 'en', { options: optionsOf('tidy', { english: 'uk' }) })).toBe('£10');
    expect(applied(numbers, 'ten pounds', 'en')).toBe('10 pounds');
  });
});
