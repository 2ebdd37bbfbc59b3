import { expect, it } from 'vitest';
import { applied } from '../test-step.ts';
import { phones } from './phones.ts';

it.each([
  ['восемь девятьсот двенадцать триста сорок пять шестьдесят семь восемьдесят девять', '8 912 345-67-89'],
  ['плюс семь девятьсот шестнадцать сто двадцать три сорок пять шестьдесят семь', '+7 916 123-45-67'],
  ['восемь восемьсот пятьсот пятьдесят пять тридцать пять тридцать пять', '8 800 555-35-35'],
  ['телефон сто двадцать три сорок пять шестьдесят семь', 'телефон 123-45-67'],
  ['плюс семь четыреста девяносто пять семь семь семь ноль ноль один один', '+7 495 777-00-11'],
  ['плюс триста семьдесят пять двадцать девять сто двадцать три сорок пять шестьдесят семь', '+375 29 123 45 67'],
  // Left as they are
  ['сто двадцать три сорок пять шестьдесят семь', 'сто двадцать три сорок пять шестьдесят семь'],
  ['двадцать пять человек', 'двадцать пять человек'],
])('ru: %s -> %s', (text, expected) => {
  expect(applied(phones, text, 'ru')).toBe(expected);
});

it.each([
  ['two one two five five five oh one nine nine', '212-555-0199'],
  ['call five five five one two three four', 'call 555-1234'],
  ['plus one two one two double five five oh one nine nine', '+1 212-555-0199'],
  [
    'one eight hundred triple five one two three four on the phone',
    'one eight hundred triple five one two three four on the phone',
  ],
  ['dial one eight hundred five five five one two three four', 'dial 1-800-555-1234'],
  ['plus four four two oh seven nine four six oh nine five eight', '+44 20 7946 0958'],
  // Left as they are
  ['one two three', 'one two three'],
])('en: %s -> %s', (text, expected) => {
  expect(applied(phones, text, 'en')).toBe(expected);
});
