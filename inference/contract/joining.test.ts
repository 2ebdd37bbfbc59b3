import { describe, expect, it } from 'vitest';
import { joinPhrase, joinSegments, type Written } from './joining.ts';

describe('joinPhrase', () => {
  it.each([
    ['', ' Hello. ', 'Hello.'],
    ['Hello.', 'How are you?', 'Hello. How are you?'],
    ['Hello', ', world', 'Hello, world'],
    ['He said “', 'stop', 'He said “stop'],
    ['one', '\ntwo', 'one\ntwo'],
    ['one', '\n\n', 'one\n\n'],
    ['one\n', 'two', 'one\ntwo'],
    ['one', '  ', 'one'],
    ['', '\n', '\n'],
  ])('%j and %j', (text, phrase, joined) => {
    expect(joinPhrase(text, phrase)).toBe(joined);
  });
});

const same = (text: string): Written => ({ raw: text, text, changes: [] });

describe('joinSegments', () => {
  it('says where a change stands in the whole', () => {
    const change = { step: 'numbers', before: 'пять', after: '5', start: 0, end: 1, rawStart: 0, rawEnd: 4 } as const;
    const { text, raw, changes } = joinSegments([same('Нас'), { raw: 'пять.', text: '5.', changes: [change] }]);
    expect([text, raw]).toEqual(['Нас 5.', 'Нас пять.']);
    expect(changes).toEqual([{ ...change, start: 4, end: 5, rawStart: 4, rawEnd: 8 }]);
  });

  it('keeps in the raw text what was taken back, with the reason', () => {
    const deleted = { raw: 'удали слово', text: '', removesPreceding: 4 };
    const { text, raw, changes, caret } = joinSegments([same('один два'), deleted, same('три')]);
    expect([text, raw, caret]).toEqual(['один три', 'один два удали слово три', 8]);
    expect(changes.map(({ step, before, after }) => [step, before, after])).toContainEqual(['commands', ' два', '']);
  });

  it('takes back no more than there is', () => {
    expect(joinSegments([same('да'), { raw: 'отмени', text: '', removesPreceding: 99 }]).text).toBe('');
  });

  it('writes at the caret of a snippet what comes after it', () => {
    const snippet: Written = {
      raw: 'Письмо.',
      text: 'Dear , bye',
      cursor: 5,
      changes: [
        { step: 'snippets', before: 'Письмо.', after: 'Dear , bye', start: 0, end: 10, rawStart: 0, rawEnd: 7 },
      ],
    };
    expect(joinSegments([snippet])).toMatchObject({ text: 'Dear , bye', caret: 5 });
    expect(joinSegments([snippet, same('Ann')])).toMatchObject({ text: 'Dear Ann, bye', caret: 8 });
  });

  it('takes a text that says nothing of its changes for one change', () => {
    expect(joinSegments([{ raw: 'hello', text: 'Hello' }]).changes).toMatchObject([
      { before: 'hello', after: 'Hello' },
    ]);
  });
});
