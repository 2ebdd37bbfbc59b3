import { type DictationState, idle } from '@alfavoice/gateway/client';
import { expect, test } from 'vitest';
import { textsOf } from './texts.ts';

const partials = [
  { segment: 0, text: 'Раз.' },
  { segment: 1, text: ' ' },
  { segment: 2, text: 'Два.' },
];
const final = { text: 'Раз. Два.' } as NonNullable<DictationState['final']>;

test('on_pause: phrase by phrase, and the whole at the end is not inserted again', () => {
  expect(textsOf({ ...idle, phase: 'listening', partials }, 'on_pause')).toEqual(['Раз.', 'Два.']);
  expect(textsOf({ ...idle, phase: 'done', partials, final }, 'on_pause')).toEqual(['Раз.', 'Два.']);
});

test('on_pause whose phrases never came: the whole', () => {
  expect(textsOf({ ...idle, phase: 'done', final }, 'on_pause')).toEqual(['Раз. Два.']);
});

test('after_recording: the whole, once, at the end', () => {
  expect(textsOf({ ...idle, phase: 'working', partials, final }, 'after_recording')).toEqual([]);
  expect(textsOf({ ...idle, phase: 'done', partials, final }, 'after_recording')).toEqual(['Раз. Два.']);
  expect(textsOf({ ...idle, phase: 'done', final: { ...final, text: '' } }, 'after_recording')).toEqual([]);
});
