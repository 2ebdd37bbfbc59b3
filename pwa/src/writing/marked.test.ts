import { expect, test } from 'vitest';
import type { TextChange } from '../data/writing.ts';
import { type ChangedPlace, markChanges, undoChange } from './marked.ts';

const change = (step: string, [start, end]: [number, number], [raw_start, raw_end]: [number, number]): TextChange => ({
  step,
  before: '',
  after: '',
  start,
  end,
  raw_start,
  raw_end,
});

const raw = 'э-э скидка двадцать пять процентов';
const text = 'Скидка 25 %';
const cleaned = {
  raw,
  text,
  changes: [
    change('fillers', [0, 1], [0, 5]),
    change('numbers', [7, 11], [11, 34]),
    change('capitals', [0, 1], [0, 5]),
    change('spaces', [7, 11], [11, 34]),
  ],
};
const changed = () => markChanges(cleaned).filter((stretch): stretch is ChangedPlace => stretch.kind === 'changed');

test('a text is cut at its changes, those of one place together', () => {
  expect(markChanges(cleaned).map((stretch) => stretch.text)).toEqual(['С', 'кидка ', '25 %']);
  expect(changed().map(({ raw, steps }) => [raw, steps])).toEqual([
    ['э-э с', ['fillers', 'capitals']],
    ['двадцать пять процентов', ['numbers', 'spaces']],
  ]);
});

test('the pieces make the text again, and undone they make what was heard', () => {
  expect(
    markChanges(cleaned)
      .map((stretch) => stretch.text)
      .join(''),
  ).toBe(text);
  const [first, second] = changed();
  expect(second && undoChange(text, second)).toBe('Скидка двадцать пять процентов');
  expect(first && undoChange(text, first)).toBe('э-э скидка 25 %');
});

test('a capital, a mark or a space is not weighty; another word is', () => {
  const light = markChanges({
    raw: 'привет как дела',
    text: 'Привет, как дела',
    changes: [change('capitals', [0, 1], [0, 1]), change('punctuation', [6, 7], [6, 6])],
  });
  expect(light.map((stretch) => stretch.kind === 'changed' && stretch.weighty)).toEqual([false, false, false, false]);
  expect(changed().map(({ weighty }) => weighty)).toEqual([true, true]);
});

test('what was taken out leaves a place without text', () => {
  const stretches = markChanges({ raw: 'мы мы идём', text: 'мы идём', changes: [change('repeats', [2, 2], [2, 5])] });
  expect(stretches).toMatchObject([
    { text: 'мы' },
    { kind: 'changed', text: '', raw: ' мы', weighty: true },
    { text: ' идём' },
  ]);
});

test('without changes it is one stretch, an empty text is none', () => {
  expect(markChanges({ raw: 'a', text: 'a', changes: [] })).toEqual([{ kind: 'same', text: 'a' }]);
  expect(markChanges({ raw: '', text: '', changes: [] })).toEqual([]);
});
