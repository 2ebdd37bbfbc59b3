import { errorCodes } from '@alfavoice/gateway/contract';
import { expect, test } from 'vitest';
import english from '../../_locales/en/messages.json';
import russian from '../../_locales/ru/messages.json';
import { keptReasonSchema, type View } from '../messages/view.ts';
import type { Word } from '../words/words.ts';
import { clockOf, sentenceOf } from './words.ts';

const sayIn = (messages: Record<string, { message: string }>) => (word: Word, value?: string) =>
  (messages[word]?.message ?? '').replace('$VALUE$', value ?? '');
const refusals = ['site_off', 'site_forbidden', 'password_forbidden'];
const microphone = ['microphone_denied', 'microphone_missing', 'microphone_busy', 'microphone_unsupported'];

test('both languages have the same sentences with the same placeholders', () => {
  expect(Object.keys(russian)).toEqual(Object.keys(english));
  for (const word of Object.keys(english) as Word[]) {
    expect([word, russian[word].message.includes('$VALUE$')]).toEqual([
      word,
      english[word].message.includes('$VALUE$'),
    ]);
    expect(russian[word].message).not.toBe('');
  }
});

test.each([english, russian])('every state is said in words', (messages) => {
  const views: View[] = [
    { kind: 'preparing' },
    { kind: 'listening', level: 0, elapsedMs: 0, committed: '', tentative: '', offline: false },
    { kind: 'listening', level: 0, elapsedMs: 0, committed: 'раз', tentative: '', offline: true },
    { kind: 'working', elapsedMs: 0, position: 0, offline: false },
    { kind: 'inserted' },
    { kind: 'inserted', lacks: 'quality' },
    { kind: 'inserted', lacks: 'editor' },
    { kind: 'nothing' },
    { kind: 'cancelled' },
    { kind: 'ask', host: 'crm.example' },
    ...keptReasonSchema.options.map((reason): View => ({ kind: 'kept', reason, text: '' })),
    ...[...errorCodes, ...microphone, ...refusals].map((code): View => ({ kind: 'trouble', code, kept: true })),
  ];
  for (const view of views) expect(sentenceOf(view, sayIn(messages))).toMatch(/\S{4}/);
  expect(sentenceOf({ kind: 'working', elapsedMs: 0, position: 3, offline: false }, sayIn(messages))).toContain('3');
});

test('while one speaks, the own words stand there', () => {
  const view: View = { kind: 'listening', level: 0, elapsedMs: 0, committed: '', tentative: 'раз', offline: false };
  expect(sentenceOf(view, sayIn(english))).toBe('');
});

test('time', () => {
  expect([0, 999, 7000, 61_000, 600_000].map(clockOf)).toEqual(['0:00', '0:00', '0:07', '1:01', '10:00']);
});
