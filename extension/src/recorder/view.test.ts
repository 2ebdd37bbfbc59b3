import { type DictationState, idle } from '@alfavoice/gateway/client';
import { expect, test } from 'vitest';
import { viewSchema } from '../messages/view.ts';
import { endOf, viewOf } from './view.ts';

const inserted = { kind: 'inserted', how: 'typed', text: 'Раз.' } as const;
const state = (change: Partial<DictationState>): DictationState => ({ ...idle, ...change });

test('each phase has its view, and each view is of the contract', () => {
  const phases = ['idle', 'preparing', 'listening', 'working', 'done'] as const;
  const views = phases.map((phase) => viewOf(state({ phase })));
  expect(views.map(({ kind }) => kind)).toEqual(['hidden', 'preparing', 'listening', 'working', 'working']);
  for (const view of views) expect(viewSchema.parse(view)).toEqual(view);
});

test('between two phrases the last one stays to be seen', () => {
  const partials = [{ segment: 0, text: 'Раз, два.' }];
  expect(viewOf(state({ phase: 'listening', partials }))).toMatchObject({ committed: 'Раз, два.' });
  expect(viewOf(state({ phase: 'listening', partials, tentative: 'три' }))).toMatchObject({
    committed: '',
    tentative: 'три',
  });
});

test('a trouble names the one thing to do', () => {
  const trouble = (
    code: 'microphone_denied' | 'unauthorized' | 'unavailable' | 'microphone_missing',
    kept: 'recording' | 'nothing',
  ) => viewOf(state({ phase: 'trouble', trouble: { code, kept } }));
  expect(trouble('microphone_denied', 'nothing')).toMatchObject({ action: 'microphone', kept: false });
  expect(trouble('unauthorized', 'recording')).toMatchObject({ action: 'connect', kept: true });
  expect(trouble('unavailable', 'recording')).toMatchObject({ action: 'retry', kept: true });
  expect(trouble('microphone_missing', 'nothing')).not.toHaveProperty('action');
});

test('the end: inserted, nothing heard, or what was kept with the first reason', () => {
  const done = state({ phase: 'done' });
  expect(endOf(done, [])).toEqual({ kind: 'nothing' });
  expect(endOf(done, [{ text: 'Раз.', outcome: inserted }])).toEqual({ kind: 'inserted' });
  expect(
    endOf(done, [
      { text: 'Раз.', outcome: inserted },
      { text: 'Два.', outcome: { kind: 'kept', reason: 'field_gone' } },
      { text: 'Три.', outcome: { kind: 'kept', reason: 'no_field' } },
    ]),
  ).toEqual({ kind: 'kept', reason: 'field_gone', text: 'Два. Три.' });
});

test('the end says what the text lacks because the server was busy', () => {
  const endWith = (degraded?: object) => {
    const final = { degraded } as NonNullable<DictationState['final']>;
    return endOf(state({ phase: 'done', final }), [{ text: 'Раз.', outcome: inserted }]);
  };
  expect(endWith()).toEqual({ kind: 'inserted' });
  expect(endWith({ editor: false })).toEqual({ kind: 'inserted', lacks: 'editor' });
  expect(endWith({ quality: 'normal', editor: false })).toEqual({ kind: 'inserted', lacks: 'quality' });
});

test('what the outbox took on is said to be kept here; a new pairing is offered where one is needed', () => {
  const keptHere = (change: Partial<DictationState>, code: 'unavailable' | 'unauthorized' = 'unavailable') => {
    const view = viewOf(state({ phase: 'trouble', trouble: { code, kept: 'outbox' }, ...change }));
    return viewSchema.parse(view);
  };
  expect(keptHere({})).toEqual({ kind: 'kept_here', until: 'connection' });
  expect(keptHere({}, 'unauthorized')).toEqual({ kind: 'kept_here', until: 'pairing', action: 'connect' });
  // Nothing of it may be lost by closing the recorder.
  expect(keptHere({ unkept: 'full' })).toMatchObject({ kind: 'trouble', kept: true, action: 'retry' });
  expect(viewOf(state({ phase: 'listening', unkept: 'full' }))).toMatchObject({ unkept: true });
});
