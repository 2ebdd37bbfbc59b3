import { describe, expect, it } from 'vitest';
import type { Language } from '../contract/index.ts';
import { applyRules, changesAfter, createRules } from './rules.ts';
import { stretchesOf } from './stretches.ts';
import { contextFor } from './test-step.ts';

const rules = createRules();
const write = (text: string, language: Language, precedingText = ''): string =>
  applyRules(rules.layout, text, contextFor(language, { precedingText })).text;

/** Pieces of dictation, of code and of noise, from which the texts below are drawn. */
const pieces = [
  ...[
    'привет',
    'еще',
    'Москва',
    'ушел',
    'ул.',
    'т.е.',
    'что-то',
    'hello',
    "don't",
    'it’s',
    'iPhone',
    'npm',
    'Mr.',
    'e.g.',
    'I',
  ],
  ...[
    ',',
    '.',
    '!',
    '?',
    ':',
    ';',
    '...',
    '…',
    '-',
    '—',
    '--',
    '"',
    '«',
    '»',
    '“',
    '”',
    '(',
    ')',
    "'",
    '\n',
    ' ',
    '  ',
    '\u00a0',
  ],
  ...['3.14', '10:30', '3 500', '25%', '142/7', '15"', 'v2', 'file.ts', '.env', 'user@host.ru', 'иванов@пример.рф'],
  ...[
    'https://a.b/c?d=1,2',
    'foo(a,b)',
    'std::vector',
    '`x  y`',
    '--force',
    'C:\\x',
    '#тег',
    '\ue001',
    '&nbsp;',
    '<b>',
    '😀',
    'ё',
  ],
];

/** A small generator with a fixed seed (mulberry32), so that a failure repeats. */
function* texts(count: number): Generator<string> {
  let seed = 20_260;
  const below = (limit: number): number => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  for (let index = 0; index < count; index += 1) {
    const parts = Array.from({ length: 1 + below(12) }, () => pieces[below(pieces.length)] + (below(3) ? ' ' : ''));
    yield parts.join('');
  }
}

const samples = [...texts(1000)];
const languages: Language[] = ['ru', 'en'];

describe.each(languages)('rules of layout, %s', (language) => {
  it('change nothing more when applied again', () => {
    for (const text of samples) {
      const once = write(text, language);
      expect(write(once, language), JSON.stringify(text)).toBe(once);
    }
  });

  it('keep every letter and digit in its order, «ё» and capitals aside', () => {
    const essence = (text: string): string =>
      text
        .toLowerCase()
        .replaceAll('ё', 'е')
        .replace(/[^\p{L}\p{N}]/gu, '');
    for (const text of samples) expect(essence(write(text, language)), JSON.stringify(text)).toBe(essence(text));
  });

  it('keep words apart and together as they were', () => {
    const words = (text: string): string =>
      text
        .toLowerCase()
        .replaceAll('ё', 'е')
        .match(/[\p{L}\p{N}]+/gu)
        ?.join(' ') ?? '';
    for (const text of samples) expect(words(write(text, language)), JSON.stringify(text)).toBe(words(text));
  });

  it('write no invisible characters that were not said', () => {
    const spoken = samples.filter((text) => stretchesOf(text, language).every((stretch) => stretch.language));
    for (const text of spoken) expect(write(text, language)).not.toMatch(/[^\S \n]|[\u200b\ufeff]/);
  });

  it.each([
    'https://example.com/a,b?c=d.e',
    'anna.lee@example.com',
    'иванов@пример.рф',
    'src/file.ts',
    '3.14',
    '10:30',
    '3,500',
    'x=1',
    'std::vector',
    'print(a,b)',
    'v1.2.3',
    '192.168.0.1',
    '+7(495)123-45-67',
  ])('keep %s to the letter', (literal) => {
    expect(write(`see ${literal} ,then`, language)).toContain(` ${literal}, then`);
    expect(write(literal, language)).toBe(literal);
    expect(write(`это "${literal}".`, language)).toContain(literal);
  });

  it('make nothing of nothing', () => {
    expect(write('', language)).toBe('');
    expect(write(' \n ', language)).toBe('');
  });

  it('add no mark that the recogniser did not give', () => {
    expect(write('yes да', language).toLowerCase()).toBe('yes да');
  });
});

it('names the step of each change', () => {
  const raw = 'он ушел ,а "Петя" - нет';
  const ruled = applyRules(rules.all, raw, contextFor('ru'));
  expect(ruled.text).toBe('Он ушёл, а «Петя» — нет');
  const changes = changesAfter(ruled, [], raw, ruled.text);
  expect(changes.map(({ step, before, after }) => [step, before, after])).toEqual([
    ['capitals', 'он', 'Он'],
    ['yo', 'ушел', 'ушёл'],
    ['punctuation', ' ,', ', '],
    ['typography', '"', '«'],
    ['typography', '" -', '» —'],
  ]);
});
