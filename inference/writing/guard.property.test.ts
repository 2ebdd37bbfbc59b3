import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accept } from './guard.ts';
import { parseCases } from './measure.ts';
import { judge } from './pieces.ts';

/** Sentences as they are written, of every kind. */
const sentences = ['russian', 'english'].flatMap((name) =>
  parseCases(readFileSync(new URL(`cases/${name}.jsonl`, import.meta.url), 'utf8'))
    .filter(({ accept: [text = ''] }) => text.split(' ').length > 3 && !/[<`\n]/.test(text))
    .map(({ language, accept: [text = ''] }) => ({ language, text })),
);
const sentence = fc.constantFrom(...sentences);
const runs = { numRuns: 2000 };

const letters = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const stem = (word: string): string => letters(word).replaceAll('ё', 'е').slice(0, 3);
const numbersIn = (text: string): RegExpMatchArray[] => [...text.matchAll(/(?<![\p{L}\p{N}])\p{N}+(?![\p{L}\p{N}])/gu)];
const replaceAt = (text: string, { 0: found, index = 0 }: RegExpMatchArray, by: string): string =>
  text.slice(0, index) + by + text.slice(index + found.length);

describe('a proposal that changes one fact is refused', () => {
  it('a number', () => {
    const withNumber = fc.constantFrom(...sentences.filter(({ text }) => numbersIn(text).length > 0));
    fc.assert(
      fc.property(withNumber, fc.nat(), fc.integer({ min: 1, max: 9_999_999 }), ({ text, language }, at, other) => {
        const numbers = numbersIn(text);
        const number = numbers[at % numbers.length];
        fc.pre(number !== undefined && Number(number[0]) !== other);
        if (!number) return;
        expect(accept(text, replaceAt(text, number, String(other)), language).ok).toBe(false);
        expect(accept(text, replaceAt(text, number, ''), language).ok).toBe(false);
      }),
      runs,
    );
  });

  it('a name in the middle of a sentence', () => {
    const names = (text: string): RegExpMatchArray[] => [...text.matchAll(/(?<=\p{Ll} )\p{Lu}\p{Ll}{2,}(?!\p{L})/gu)];
    const withName = fc.constantFrom(...sentences.filter(({ text }) => names(text).length > 0));
    const other = fc.constantFrom('Сидоров', 'Ольга', 'Smith', 'Paris', 'договор', '');
    fc.assert(
      fc.property(withName, fc.nat(), other, ({ text, language }, at, by) => {
        const found = names(text);
        const name = found[at % found.length];
        fc.pre(name !== undefined && name[0] !== by);
        if (name) expect(accept(text, replaceAt(text, name, by), language).ok).toBe(false);
      }),
      runs,
    );
  });

  it('a negation put in, taken out or moved', () => {
    const word = { ru: 'не', en: 'not' };
    fc.assert(
      fc.property(sentence, fc.nat(), fc.nat(), ({ text, language }, at, to) => {
        const words = text.split(' ');
        const place = (at % (words.length - 1)) + 1;
        const denied = words.toSpliced(place, 0, word[language]);
        expect(accept(text, denied.join(' '), language).ok).toBe(false);
        expect(accept(denied.join(' '), text, language).ok).toBe(false);
        const otherPlace = (to % (words.length - 1)) + 1;
        // Next to another negation it is the same text.
        fc.pre(otherPlace !== place && words.every((one) => letters(one) !== '' && letters(one) !== word[language]));
        expect(accept(denied.join(' '), words.toSpliced(otherPlace, 0, word[language]).join(' '), language).ok).toBe(
          false,
        );
      }),
      runs,
    );
  });

  it('two words that change places', () => {
    fc.assert(
      fc.property(sentence, fc.nat(), fc.nat(), ({ text, language }, a, b) => {
        const words = text.split(' ');
        const [from, to] = [a % words.length, b % words.length].sort((x, y) => x - y) as [number, number];
        const [left = '', right = ''] = [words[from], words[to]];
        // Two forms of one word may stand for each other.
        fc.pre(stem(left) !== stem(right) && letters(left).length > 1 && letters(right).length > 1);
        const swapped = words.with(from, right).with(to, left);
        expect(accept(text, swapped.join(' '), language).ok).toBe(false);
      }),
      runs,
    );
  });

  it('a word of weight that is lost', () => {
    fc.assert(
      fc.property(sentence, fc.nat(), ({ text, language }, at) => {
        const words = text.split(' ');
        const place = at % words.length;
        const lost = words[place] ?? '';
        const isRepeated = [words[place - 1], words[place + 1]].some((word) => word && letters(word) === letters(lost));
        const isHeavy = /^\p{L}{6,}$/u.test(lost) && !isRepeated;
        fc.pre(isHeavy && !/^(?:basically|actually|literally|собственно|значит|короче)$/i.test(lost));
        expect(accept(text, words.toSpliced(place, 1).join(' '), language).ok).toBe(false);
      }),
      runs,
    );
  });
});

it('a text that stays as it is, or gains a comma, is accepted', () => {
  fc.assert(
    fc.property(sentence, fc.nat(), ({ text, language }, at) => {
      expect(accept(text, text, language)).toEqual({ ok: true });
      const words = text.split(' ');
      const place = at % (words.length - 1);
      fc.pre(/^\p{L}+$/u.test(words[place] ?? '') && /^\p{L}+$/u.test(words[place + 1] ?? '') && !/нельзя/i.test(text));
      expect(accept(text, words.with(place, `${words[place]},`).join(' '), language)).toEqual({ ok: true });
    }),
    runs,
  );
});

it('whatever is proposed, what stands in the text has the numbers, names and negations of the text before', () => {
  const facts = (text: string): string =>
    (text.match(/\p{N}+|(?<=\p{Ll} )\p{Lu}\p{L}+|(?<!\p{L})(?:не|ни|нет|без|not|no|never)(?!\p{L})/giu) ?? [])
      .join(' ')
      .toLowerCase();
  const several = fc.array(sentence, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(several, several, fc.boolean(), (said, others, mixes) => {
      const language = said[0]?.language ?? 'ru';
      const own = said.filter((one) => one.language === language).map(({ text }) => text);
      const before = own.join(' ');
      const proposed = own.map((text, index) =>
        mixes && index % 2 ? (others[index % others.length]?.text ?? '') : text,
      );
      const { text } = judge(before, (mixes ? proposed : others.map((one) => one.text)).join(' '), language);
      expect(facts(text)).toBe(facts(before));
    }),
    runs,
  );
});
