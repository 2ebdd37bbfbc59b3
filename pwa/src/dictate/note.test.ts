import { type Dictation, type DictationState, idle } from '@alfavoice/gateway/client';
import type { FinalText } from '@alfavoice/gateway/contract';
import { expect, test } from 'vitest';
import { passingDraft } from './draft.ts';
import { createNote } from './note.ts';

/** A dictation whose states the test tells. */
function told() {
  let tell = (_state: DictationState) => {};
  const dictation = {
    state: () => idle,
    subscribe(listener: typeof tell) {
      tell = listener;
      return () => {};
    },
    cancel: () => tell(idle),
  } as Dictation;
  return { dictation, tell: (state: Partial<DictationState>) => tell({ ...idle, ...state }) };
}
const final = (text: string) => ({ text }) as FinalText;

test('each phrase comes once, in its place, and is kept', () => {
  const { dictation, tell } = told();
  const draft = passingDraft();
  const note = createNote(dictation, draft);
  const [first, second] = [
    { segment: 0, text: 'Раз.' },
    { segment: 1, text: 'Два.' },
  ];
  tell({ phase: 'listening', dictationId: 'a', partials: [first] });
  tell({ phase: 'listening', dictationId: 'a', partials: [first] });
  expect(draft.read()).toBe('Раз.');
  note.edit('Ой. Раз.', 4);
  tell({ phase: 'working', dictationId: 'a', partials: [first, second] });
  tell({ phase: 'done', dictationId: 'a', partials: [first, second], final: final('Раз. Два.') });
  expect(note.text.value).toBe('Ой. Раз. Два.');
  tell({ phase: 'done', dictationId: 'b', partials: [{ segment: 0, text: 'Три.' }], final: final('Три.') });
  expect(draft.read()).toBe('Ой. Раз. Два. Три.');
});

test('a command takes back what was said, and a snippet says where one writes on', () => {
  const { dictation, tell } = told();
  const note = createNote(dictation, passingDraft());
  const partials = [
    { segment: 0, text: 'Раз.' },
    { segment: 1, text: 'Два.' },
    { segment: 2, text: '', removesPreceding: 5 },
    { segment: 3, text: '\n' },
    { segment: 4, text: 'Дорогая , пока', cursor: 8 },
    { segment: 5, text: 'Анна' },
    { segment: 6, text: 'Мария', removesPreceding: 4 },
  ];
  for (const count of partials.keys()) tell({ dictationId: 'a', partials: partials.slice(0, count + 1) });
  expect(note.text.value).toBe('Раз.\nДорогая Мария, пока');
});

test('what was changed by hand is not taken back', () => {
  const { dictation, tell } = told();
  const note = createNote(dictation, passingDraft());
  const first = { segment: 0, text: 'Раз.' };
  tell({ dictationId: 'a', partials: [first] });
  note.edit('Раз!', 4);
  tell({ dictationId: 'a', partials: [first, { segment: 1, text: '', removesPreceding: 4 }] });
  expect(note.text.value).toBe('Раз!');
});

test('a final text without phrases is the text', () => {
  const { dictation, tell } = told();
  const note = createNote(dictation, passingDraft());
  tell({ phase: 'done', dictationId: 'a', final: final('Whole.') });
  expect(note.text.value).toBe('Whole.');
});

test('a draft is there again, and a browser that keeps nothing is noticed', () => {
  const draft = passingDraft();
  draft.write('Before.');
  const { dictation, tell } = told();
  const note = createNote(dictation, { read: draft.read, write: () => false });
  expect(note.text.value).toBe('Before.');
  tell({ phase: 'listening', dictationId: 'a', partials: [{ segment: 0, text: 'After.' }] });
  expect(note.text.value).toBe('Before. After.');
  expect(note.kept.value).toBe(false);
});

test('unfinished while somebody speaks, and while speech is only on this page', () => {
  const { dictation, tell } = told();
  const note = createNote(dictation, passingDraft());
  expect(note.unfinished()).toBe(false);
  tell({ phase: 'listening' });
  expect(note.unfinished()).toBe(true);
  tell({ phase: 'trouble', trouble: { code: 'unavailable', kept: 'outbox' } });
  expect(note.unfinished()).toBe(false);
  tell({ phase: 'working', unkept: 'full' });
  expect(note.unfinished()).toBe(true);
  tell({ phase: 'trouble', trouble: { code: 'microphone_denied', kept: 'nothing' } });
  expect(note.unfinished()).toBe(false);
});

test('what was kept on the device comes into the note once it is text, and only if it was spoken there', () => {
  const { dictation, tell } = told();
  const note = createNote(dictation, passingDraft());
  tell({ phase: 'trouble', dictationId: 'a', trouble: { code: 'unavailable', kept: 'outbox' } });
  note.arrived('elsewhere', 'Чужое.');
  note.arrived('a', 'Раз.');
  note.arrived('a', 'Раз.');
  expect(note.text.value).toBe('Раз.');
});

test('phrases that stand in the note already do not come again with the whole', () => {
  const { dictation, tell } = told();
  const note = createNote(dictation, passingDraft());
  const partials = [{ segment: 0, text: 'Раз.' }];
  tell({ phase: 'listening', dictationId: 'a', partials });
  tell({ phase: 'trouble', dictationId: 'a', partials, trouble: { code: 'unavailable', kept: 'outbox' } });
  note.arrived('a', 'Раз. Два.');
  expect(note.text.value).toBe('Раз.');
});

test('the next person has a note of their own', () => {
  const { dictation, tell } = told();
  const [anna, boris] = [passingDraft(), passingDraft()];
  boris.write('Мое.');
  const note = createNote(dictation, anna);
  tell({ phase: 'listening', dictationId: 'a', partials: [{ segment: 0, text: 'Тайна.' }] });
  note.turnTo(boris);
  expect(note.text.value).toBe('Мое.');
  expect(note.state.value.phase).toBe('idle');
  tell({ phase: 'listening', dictationId: 'b', partials: [{ segment: 0, text: 'Дальше.' }] });
  expect(boris.read()).toBe('Мое. Дальше.');
  expect(anna.read()).toBe('Тайна.');
});
