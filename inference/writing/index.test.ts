import { describe, expect, it } from 'vitest';
import { createWriter, type Editor } from './index.ts';

/** An editor that proposes what the test wants to see judged. */
const proposing = (proposal: string): Editor => ({ edit: async () => proposal });
const spoken = { text: 'коллеги отчет готов', language: 'ru', editor: true } as const;

describe('write', () => {
  it('writes by the rules and says what changed', async () => {
    const written = await createWriter().write({ ...spoken, editor: false });
    expect(written).toEqual({
      text: 'Коллеги отчёт готов',
      raw: 'коллеги отчет готов',
      changes: [
        { step: 'capitals', before: 'коллеги', after: 'Коллеги', start: 0, end: 7, rawStart: 0, rawEnd: 7 },
        { step: 'yo', before: 'отчет', after: 'отчёт', start: 8, end: 13, rawStart: 8, rawEnd: 13 },
      ],
      editor: { kind: 'not_asked' },
      removesPreceding: 0,
    });
  });

  it('goes on after the text before the cursor', async () => {
    const { text } = await createWriter().write({ ...spoken, editor: false, precedingText: 'Уважаемые ' });
    expect(text).toBe('коллеги отчёт готов');
  });

  it('takes an edit that the guard accepts, tidied by the rules', async () => {
    const written = await createWriter({ editor: proposing('Коллеги , отчет готов') }).write(spoken);
    expect(written.text).toBe('Коллеги, отчёт готов');
    expect(written.editor).toEqual({ kind: 'used' });
    expect(written.changes).toContainEqual(
      expect.objectContaining({ step: 'editor', before: 'Коллеги', after: 'Коллеги,' }),
    );
  });

  it("keeps the rules' text when the guard refuses", async () => {
    const written = await createWriter({ editor: proposing('Colleagues, the report is ready.') }).write(spoken);
    expect(written.text).toBe('Коллеги отчёт готов');
    expect(written.editor).toEqual({ kind: 'refused', reason: 'script' });
  });

  it("keeps the rules' text when the editor fails or is not there", async () => {
    const failing: Editor = { edit: () => Promise.reject(new Error('out of memory')) };
    const failed = await createWriter({ editor: failing }).write(spoken);
    expect(failed).toMatchObject({ text: 'Коллеги отчёт готов', editor: { kind: 'failed', message: 'out of memory' } });
    const absent = await createWriter().write(spoken);
    expect(absent).toMatchObject({ text: 'Коллеги отчёт готов', editor: { kind: 'unavailable' } });
  });

  it("gives the rules' text at the deadline and stops the editor", async () => {
    let stopped = false;
    let deadline = (): void => {};
    const clock = {
      after(_ms: number, callback: () => void) {
        deadline = callback;
        return () => {};
      },
    };
    const endless: Editor = {
      edit: ({ signal }) =>
        new Promise(() => {
          signal?.addEventListener('abort', () => {
            stopped = true;
          });
        }),
    };
    const writing = createWriter({ editor: endless, clock }).write(spoken);
    deadline();
    expect(await writing).toMatchObject({ text: 'Коллеги отчёт готов', editor: { kind: 'late' } });
    expect(stopped).toBe(true);
  });

  it('does not bother the editor with nothing', async () => {
    const { text, editor } = await createWriter({ editor: proposing('Hello!') }).write({ ...spoken, text: ' \n' });
    expect({ text, editor }).toEqual({ text: '', editor: { kind: 'not_asked' } });
  });
});

describe('an edit in pieces', () => {
  const raw = 'коллеги отчет готов. счет на пятьсот рублей оплачен. жду ответа до пятницы пожалуйста.';

  it('puts the rules in place of the sentence that fails, and says why', async () => {
    const proposal = 'Коллеги, отчёт готов. Счёт на 600 рублей оплачен. Жду ответа до пятницы, пожалуйста.';
    const written = await createWriter({ editor: proposing(proposal) }).write({ ...spoken, text: raw });
    expect(written.text).toBe('Коллеги, отчёт готов. Счёт на 500 рублей оплачен. Жду ответа до пятницы, пожалуйста.');
    expect(written).toMatchObject({ editor: { kind: 'used' }, refusals: ['numbers'] });
  });

  it('edits lines at the same time; those that are late stay as the rules wrote them', async () => {
    const asked: string[] = [];
    const halting: Editor = {
      edit: async ({ text }) => {
        asked.push(text);
        if (text.startsWith('Вторая')) throw new DOMException('late', 'TimeoutError');
        return text.replace('строка', 'строка,');
      },
    };
    const text = 'первая строка готова\nвторая строка готова\nтретья строка готова';
    const written = await createWriter({ editor: halting }).write({ ...spoken, text });
    expect(asked).toHaveLength(3);
    expect(written.text).toBe('Первая строка, готова\nВторая строка готова\nТретья строка, готова');
    expect(written.editor).toEqual({ kind: 'used' });
  });
});

describe('useEditor', () => {
  it('leaves languages alone that the editor is not good for', async () => {
    const writer = createWriter();
    writer.useEditor(Promise.resolve(proposing('Коллеги, отчёт готов')), ['en']);
    await Promise.resolve();
    expect(await writer.write(spoken)).toMatchObject({ text: 'Коллеги отчёт готов', editor: { kind: 'unavailable' } });
  });

  it('tells how far the editor is, and uses it once it is there', async () => {
    const writer = createWriter();
    expect(writer.editorState).toBe('absent');
    let loaded = (_editor: Editor): void => {};
    writer.useEditor(
      new Promise((resolve) => {
        loaded = resolve;
      }),
    );
    expect(writer.editorState).toBe('loading');
    expect((await writer.write(spoken)).editor.kind).toBe('unavailable');
    loaded(proposing('Коллеги, отчёт готов'));
    await Promise.resolve();
    expect(writer.editorState).toBe('ready');
    expect((await writer.write(spoken)).text).toBe('Коллеги, отчёт готов');
  });

  it('goes on with the rules when loading fails', async () => {
    const writer = createWriter();
    writer.useEditor(Promise.reject(new Error('no such file')));
    await Promise.resolve();
    expect(writer.editorState).toBe('failed');
    expect((await writer.write(spoken)).text).toBe('Коллеги отчёт готов');
  });
});
