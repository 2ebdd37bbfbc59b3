import { expect, test } from 'vitest';
import { hitInSight, pieces } from './highlight.ts';

const hit = (text: string) => ({ text, hit: true });
const plain = (text: string) => ({ text, hit: false });

test('hits between the marks, everything else between the hits', () => {
  expect(pieces('Созвон с \uE000заказчиком\uE001 в \uE000среду\uE001.')).toEqual([
    plain('Созвон с '),
    hit('заказчиком'),
    plain(' в '),
    hit('среду'),
    plain('.'),
  ]);
  expect(pieces('\uE000a\uE001\uE000b\uE001')).toEqual([hit('a'), hit('b')]);
});

test('a text without marks is one piece, an empty one none', () => {
  expect(pieces('as it is')).toEqual([plain('as it is')]);
  expect(pieces('')).toEqual([]);
});

test.each(['a \uE000b', 'a \uE001b', 'a \uE001 \uE000b'])(
  'a lonely mark shows nowhere and loses no text: %j',
  (text) => {
    expect(
      pieces(text)
        .map((piece) => piece.text)
        .join('')
        .replace(/\s+/g, ' '),
    ).toBe('a b');
  },
);

test('a hit far down is brought into sight; a near one stays where it is', () => {
  const lead = 'слово '.repeat(50);
  const [cut, found, after] = hitInSight(pieces(`${lead}\uE000договор\uE001 и дальше`));
  expect(cut?.text).toMatch(/^… (слово ){9,10}$/);
  expect([found, after]).toEqual([hit('договор'), plain(' и дальше')]);
  const near = pieces('одно слово, \uE000договор\uE001');
  expect(hitInSight(near)).toEqual(near);
  expect(hitInSight([plain(lead)])).toEqual([plain(lead)]);
});
