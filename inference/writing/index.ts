import type { CleanResponse, Language } from '../contract/index.ts';
import { changeBetween } from './changes.ts';
import { type Clock, editorDeadlineMs, systemClock, withinDeadline } from './deadline.ts';
import type { Editor, EditorState } from './editor.ts';
import { accept, type Refusal } from './guard.ts';
import { applyRules, createRules } from './rules.ts';

export type { Clock } from './deadline.ts';
export type { Editor, EditorState, EditRequest } from './editor.ts';

export interface WriteRequest {
  /** One phrase or a whole dictation, as recognised. */
  text: string;
  language: Language;
  /** Let the language model edit after the rules, when it is there. */
  editor: boolean;
  /** What stands before the cursor; decides whether the first word begins a sentence. */
  precedingText?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** What became of the editor's proposal; whatever it is, `text` is usable. */
export type EditorOutcome =
  | { kind: 'not_asked' | 'unavailable' | 'used' | 'late' }
  | { kind: 'refused'; reason: Refusal }
  | { kind: 'failed'; message: string };

export interface Written extends CleanResponse {
  editor: EditorOutcome;
}

export interface Writer {
  /** Rules, then the editor where asked. Never rejects for the editor's sake; aborting ends the editing, not the rules. */
  write(request: WriteRequest): Promise<Written>;
  /** Hands over an editor that may still be loading; the rules work meanwhile. */
  useEditor(editor: Promise<Editor>): void;
  readonly editorState: EditorState;
}

export interface WriterOptions {
  editor?: Editor | undefined;
  clock?: Clock | undefined;
  /** How long an edit of a text may take, in milliseconds. */
  deadlineMs?: ((text: string) => number) | undefined;
}

/** Text as spoken -> text as written. Build one per process: its dictionary takes some ten milliseconds and a few megabytes. */
export function createWriter({
  editor,
  clock = systemClock,
  deadlineMs: deadlineFor = editorDeadlineMs,
}: WriterOptions = {}): Writer {
  const rules = createRules();
  let current = editor;
  let state: EditorState = editor ? 'ready' : 'absent';

  async function propose(text: string, request: WriteRequest): Promise<{ text: string; outcome: EditorOutcome }> {
    if (!request.editor || text === '') return { text, outcome: { kind: 'not_asked' } };
    const ready = current;
    if (!ready) return { text, outcome: { kind: 'unavailable' } };
    const { language } = request;
    const deadlineMs = deadlineFor(text);
    try {
      const edited = await withinDeadline(
        (signal) => ready.edit({ text, language, deadlineMs, signal }),
        deadlineMs,
        clock,
        request.signal,
      );
      if (edited === undefined) return { text, outcome: { kind: 'late' } };
      const proposal = applyRules(rules, edited, context(request)).text;
      const verdict = accept(text, proposal, language);
      return verdict.ok
        ? { text: proposal, outcome: { kind: 'used' } }
        : { text, outcome: { kind: 'refused', reason: verdict.reason } };
    } catch (error) {
      if (isTimeout(error)) return { text, outcome: { kind: 'late' } };
      return { text, outcome: { kind: 'failed', message: error instanceof Error ? error.message : String(error) } };
    }
  }

  return {
    async write(request) {
      const ruled = applyRules(rules, request.text, context(request));
      const { text, outcome } = await propose(ruled.text, request);
      const edit = changeBetween('editor', ruled.text, text);
      return { text, raw: request.text, changes: edit ? [...ruled.changes, edit] : ruled.changes, editor: outcome };
    },
    useEditor(loading) {
      state = 'loading';
      loading.then(
        (loaded) => {
          current = loaded;
          state = 'ready';
        },
        () => {
          state = 'failed';
        },
      );
    },
    get editorState() {
      return state;
    },
  };
}

const context = ({ language, precedingText = '' }: WriteRequest) => ({ language, precedingText });

/** The editor keeps the same deadline and may be the first to notice. */
const isTimeout = (error: unknown): boolean => error instanceof DOMException && error.name === 'TimeoutError';
