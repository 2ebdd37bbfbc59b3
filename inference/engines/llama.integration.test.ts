import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cacheDirOf, modelPath } from '../models/index.ts';
import { editorMaxMs } from '../writing/deadline.ts';
import { createWriter } from '../writing/index.ts';
import { type LoadedEditor, loadEditor } from './llama.ts';

const gguf = modelPath(
  'qwen2.5-coder-0.5b',
  cacheDirOf(process.env, fileURLToPath(new URL('../../', import.meta.url))),
);
const isThere = existsSync(gguf);
if (!isThere) console.info(`Skipped: the starter editor is not there (npm run models -- pull qwen2.5-coder-0.5b).`);

const loadMs = 120_000;
const editMs = 60_000;
/** The model in memory, 480 MB mapped and as much again copied for the CPU's kernels, plus two sequences. */
const mostBytes = 1_000_000_000;

describe.skipIf(!isThere)('the starter model as an editor', () => {
  let editor: LoadedEditor;
  let grownBytes = 0;

  beforeAll(async () => {
    const before = process.memoryUsage.rss();
    const startedMs = performance.now();
    editor = await loadEditor({ modelPath: gguf, threads: 1 });
    grownBytes = process.memoryUsage.rss() - before;
    const loadedMs = Math.round(performance.now() - startedMs);
    const anonymous =
      existsSync('/proc/self/status') && /RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'));
    console.info({
      loadedMs,
      grownMb: Math.round(grownBytes / 1e6),
      anonymousKb: anonymous ? anonymous[1] : 'unknown',
    });
  }, loadMs);

  afterAll(() => editor.close());

  it('stays within its memory', () => {
    expect(grownBytes).toBeLessThan(mostBytes);
  });

  it.each([
    ['ru', 'Прошу прислать смету до 15 июля.'],
    ['en', 'Please send me the estimate by July 15.'],
  ] as const)(
    '%s: gives back a sentence that needs no correction',
    async (language, text) => {
      expect(await editor.edit({ text, language, deadlineMs: editMs })).toBe(text);
    },
    editMs,
  );

  it(
    'gives the same edit whatever was edited before',
    async () => {
      const request = { text: 'So the report is is ready, can you look?', language: 'en', deadlineMs: editMs } as const;
      const first = await editor.edit(request);
      await editor.edit({ ...request, text: 'Something else entirely, with other words in it.' });
      expect(await editor.edit(request)).toBe(first);
    },
    editMs,
  );

  it(
    'answers two at once, one after another',
    async () => {
      const texts = ['Позвоните мне завтра.', 'Встреча в понедельник.'];
      const edits = texts.map((text) => editor.edit({ text, language: 'ru', deadlineMs: editMs }));
      expect(await Promise.all(edits)).toEqual(texts);
    },
    editMs,
  );

  it(
    'stops when aborted, also while it waits, and works on',
    async () => {
      const stop = new AbortController();
      const text = 'слово за слово '.repeat(60);
      const running = editor.edit({ text, language: 'ru', deadlineMs: editMs, signal: stop.signal });
      const waiting = editor.edit({ text, language: 'ru', deadlineMs: editMs, signal: stop.signal });
      stop.abort(new Error('enough'));
      await expect(running).rejects.toThrow('enough');
      await expect(waiting).rejects.toThrow('enough');
      expect(await editor.edit({ text: 'Да, согласен.', language: 'ru', deadlineMs: editMs })).toBe('Да, согласен.');
    },
    editMs,
  );

  it(
    'keeps its deadline',
    async () => {
      const text = 'слово за слово '.repeat(60);
      await expect(editor.edit({ text, language: 'ru', deadlineMs: 1 })).rejects.toThrow(/timeout/i);
    },
    editMs,
  );

  it(
    'refuses a text that no deadline could hold for',
    async () => {
      const text = 'слово за слово '.repeat(400);
      await expect(editor.edit({ text, language: 'ru', deadlineMs: editMs })).rejects.toThrow('too long');
    },
    editMs,
  );

  it(
    'works behind the writer, within the deadline',
    async () => {
      const startedMs = performance.now();
      const written = await createWriter({ editor }).write({ text: 'мы мы готовы', language: 'ru', editor: true });
      expect(performance.now() - startedMs).toBeLessThan(editorMaxMs);
      expect(['Мы готовы', 'Мы готовы.', 'Мы мы готовы', 'Мы мы готовы.']).toContain(written.text);
    },
    editMs,
  );

  it(
    'uses no CPU while idle',
    async () => {
      // Ends whatever an edit given up on is still computing.
      await editor.edit({ text: 'Да.', language: 'ru', deadlineMs: editMs });
      const before = process.cpuUsage();
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1000).toBeLessThan(20);
    },
    editMs,
  );
});

it(
  'says when the file is no model',
  async () => {
    await expect(loadEditor({ modelPath: fileURLToPath(import.meta.url), threads: 1 })).rejects.toThrow();
  },
  loadMs,
);
