import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Change, Open } from '../contract/index.ts';
import { createWriter } from '../writing/index.ts';
import { createDictationWriter } from './dictation-writer.ts';
import { createMetrics } from './metrics.ts';
import { createPhrasebooks } from './phrasebooks.ts';
import { undone } from './test-undone.ts';

const writer = createWriter({ now: () => new Date(2026, 6, 10) });
const signal = new AbortController().signal;
const snippets = [
  { spoken: 'подпись', body: 'С уважением,\n{cursor}\nАнна' },
  { spoken: 'бланк', body: ' {cursor} ' },
];
const terms = [{ spoken: 'кубернетес', written: 'Kubernetes' }];
const metrics = createMetrics({ queueSize: () => 0, openDictations: () => 1 });

async function spoken(phrases: readonly string[], precedingText = '') {
  const open: Open = {
    type: 'open',
    dictationId: '019abcde-0000-7000-8000-000000000000',
    userId: 'ann',
    quality: 'high',
    mode: 'on_pause',
    language: 'ru',
    editor: false,
    writing: { precedingText, snippets, terms },
  };
  const parts = { writer, phrasebooks: createPhrasebooks(), metrics, now: () => 0, signal };
  const writing = createDictationWriter(open, parts);
  for (const [index, raw] of phrases.entries())
    await writing.phrase({ index, raw, language: 'ru', startSample: index, endSample: index + 1 });
  return writing;
}

const words =
  'точка запятая с новой строки новый абзац удали последнее предложение удали слово отмени кавычки пять тысяч рублей подпись бланк кубернетес Отчёт готов. Это всё. да, нет! и ну э-э — (».'.split(
    ' ',
  );
const phrase = fc.oneof(
  fc.constantFrom('Удали последнее предложение.', 'С новой строки.', 'Подпись.', 'Бланк.', 'запятая', 'Удали слово.'),
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((all) => all.join(' ')),
);

it('undoing every change of a dictation gives what was recognised, whatever commands took back', async () => {
  const all = fc.asyncProperty(
    fc.array(phrase, { maxLength: 6 }),
    fc.constantFrom('', 'Мы решили '),
    async (said, before) => {
      const { text, raw, changes } = (await spoken(said, before)).joined;
      expect(undone(text, raw, changes)).toBe(raw);
      expect(isInOrder(changes, text, raw)).toBe(true);
    },
  );
  await fc.assert(all, { numRuns: 300 });
});

it('what a client makes of the phrases is the text that is stored', async () => {
  const all = fc.asyncProperty(fc.array(phrase, { maxLength: 6 }), async (said) => {
    const { segments, joined } = await spoken(said);
    let [head, tail] = ['', ''];
    for (const { text, removesPreceding = 0, cursor } of segments) {
      head = head.slice(0, head.length - removesPreceding);
      const gap = text !== '' && head !== '' && !/[\s([{«„“]$/u.test(head) && !/^[\s,.!?:;…)\]}»”%]/u.test(text);
      head += (gap ? ' ' : '') + text;
      if (cursor === undefined) continue;
      const caret = head.length - text.length + cursor;
      [head, tail] = [head.slice(0, caret), head.slice(caret) + tail];
    }
    expect(joined.text.replaceAll(' ', '')).toBe((head + tail).replaceAll(' ', ''));
    expect(joined.text.slice(0, joined.caret)).toBe(head);
  });
  await fc.assert(all, { numRuns: 300 });
});

/** Changes follow one another; those of one place are told one after another. */
function isInOrder(changes: readonly Change[], text: string, raw: string): boolean {
  return changes.every((change, index) => {
    const before = changes[index - 1];
    const isSamePlace = before?.start === change.start && before.rawStart === change.rawStart;
    const follows = !before || isSamePlace || (change.start >= before.end && change.rawStart >= before.rawEnd);
    return follows && change.end <= text.length && change.rawEnd <= raw.length && change.start <= change.end;
  });
}
