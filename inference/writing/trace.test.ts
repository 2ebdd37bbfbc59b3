import { describe, expect, it } from 'vitest';
import { applyEdits, type Edit } from './edits.ts';
import { changesOf, emptyTrace, traceEdits } from './trace.ts';

/** A text after two steps, with the changes that are shown of them. */
function afterTwo(raw: string, first: Edit[], second: Edit[]) {
  const between = applyEdits(raw, first);
  const text = applyEdits(between, second);
  const trace = traceEdits(traceEdits(emptyTrace, first, 'numbers', raw), second, 'capitals', between);
  return { text, changes: changesOf(trace, raw, text) };
}

describe('changes', () => {
  it('say where each stands in the raw text and in the written one', () => {
    const { text, changes } = afterTwo(
      'дом двадцать пять',
      [{ start: 4, end: 17, after: '25' }],
      [{ start: 0, end: 1, after: 'Д' }],
    );
    expect(text).toBe('Дом 25');
    expect(changes).toEqual([
      { step: 'capitals', before: 'дом', after: 'Дом', start: 0, end: 3, rawStart: 0, rawEnd: 3 },
      { step: 'numbers', before: 'двадцать пять', after: '25', start: 4, end: 6, rawStart: 4, rawEnd: 17 },
    ]);
  });

  it('of two steps at one place have one stretch, which undoes both', () => {
    const raw = 'ну э привет';
    const { text, changes } = afterTwo(raw, [{ start: 0, end: 5, after: '' }], [{ start: 0, end: 1, after: 'П' }]);
    expect(text).toBe('Привет');
    expect(changes.map(({ step }) => step)).toEqual(['numbers', 'capitals']);
    for (const { start, end, rawStart, rawEnd } of changes)
      expect(text.slice(0, start) + raw.slice(rawStart, rawEnd) + text.slice(end)).toBe(raw);
  });

  it('that take each other back are none', () => {
    expect(afterTwo('а', [{ start: 0, end: 1, after: 'б' }], [{ start: 0, end: 1, after: 'а' }]).changes).toEqual([]);
  });
});
