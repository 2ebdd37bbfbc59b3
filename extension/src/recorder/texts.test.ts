import { type DictationState, idle } from '@alfavoice/gateway/client';
import { expect, test } from 'vitest';
import { textsOf } from './texts.ts';

const first = { segment: 0, text: 'Раз.' };
const third = { segment: 2, text: 'Три.' };
const silence = { segment: 1, text: ' ' };
const partials = [first, silence, third];
const final = { text: 'Раз. Три.', segments: [] as { text: string }[] } as NonNullable<DictationState['final']>;

test('on_pause: phrase by phrase, and the whole at the end is not inserted again', () => {
  expect(textsOf({ ...idle, phase: 'listening', partials }, 'on_pause')).toEqual([first, third]);
  expect(textsOf({ ...idle, phase: 'done', partials, final }, 'on_pause')).toEqual([first, third]);
});

test('on_pause: a phrase that was never told comes from the final text', () => {
  const segments = ['Раз!', 'Два.', 'Три.'].map((text) => ({ text, raw: text, start_ms: 0, end_ms: 1 }));
  const state: DictationState = { ...idle, phase: 'done', partials: [first], final: { ...final, segments } };
  expect(textsOf(state, 'on_pause')).toEqual([first, { segment: 1, text: 'Два.' }, third]);
  expect(textsOf({ ...idle, phase: 'done', final }, 'on_pause')).toEqual([{ segment: 0, text: 'Раз. Три.' }]);
});

test('on_pause: what a command took back goes first, in the words that were given', () => {
  const command = { segment: 3, text: 'Четыре.', removesPreceding: 5, cursor: 2 };
  const only = { segment: 4, text: '', removesPreceding: 6 };
  expect(textsOf({ ...idle, phase: 'listening', partials: [first, third, command, only] }, 'on_pause')).toEqual([
    first,
    third,
    { segment: 3, text: 'Четыре.', cursor: 2, removes: ' Три.' },
    { segment: 4, text: '', removes: 'аз. Че' },
  ]);
});

test('on_pause: a phrase that was never told takes back what was told before it', () => {
  const segments = [
    { text: 'Раз.', raw: 'раз', start_ms: 0, end_ms: 1 },
    { text: '', raw: 'отмени', start_ms: 1, end_ms: 2, removes_preceding: 4 },
  ];
  const state: DictationState = { ...idle, phase: 'done', partials: [first], final: { ...final, segments } };
  expect(textsOf(state, 'on_pause')).toEqual([first, { segment: 1, text: '', removes: 'Раз.' }]);
});

test('after_recording: the whole, once, at the end', () => {
  expect(textsOf({ ...idle, phase: 'working', partials, final }, 'after_recording')).toEqual([]);
  expect(textsOf({ ...idle, phase: 'done', partials, final }, 'after_recording')).toEqual([
    { segment: 0, text: 'Раз. Три.' },
  ]);
  expect(textsOf({ ...idle, phase: 'done', final: { ...final, text: '' } }, 'after_recording')).toEqual([]);
});
