import type { CleanRequest, CleanResponse, Language, Snippet, Term } from '../contract/index.ts';
import { type Clock, editorDeadlineMs, systemClock, withinDeadline } from './deadline.ts';
import { Dictionary } from './dictionary.ts';
import type { Editor, EditorState } from './editor.ts';
import { editsBetween } from './edits.ts';
import { accept, type Refusal } from './guard.ts';
import { applyRules, changesAfter, createRules } from './rules.ts';
import { Snippets } from './snippets.ts';
import type { StepContext } from './step.ts';
import { optionsOf } from './styles.ts';

export type { Clock } from './deadline.ts';
export type { Editor, EditorState, EditRequest } from './editor.ts';

export interface WriteRequest {
  /** One phrase or a whole dictation, as recognised. */
  text: string;
  language: Language;
  /** Let the language model edit after the rules, when it is there. */
  editor: boolean;
  /** What stands before the cursor: decides whether the first word begins a sentence, and a command may take it back. */
  precedingText?: string | undefined;
  /** How to write; `tidy` where it is missing or unknown. */
  style?: string | undefined;
  /** What the user chose beyond the style. */
  options?: CleanRequest['options'];
  /** The user's and her group's. Hand over the same array every time: it is made ready once. */
  terms?: readonly Term[] | undefined;
  snippets?: readonly Snippet[] | undefined;
  /** What the language model is told, where it is not the built-in prompt. */
  prompts?: CleanRequest['prompts'];
  signal?: AbortSignal | undefined;
}

/** What became of the editor's proposal; whatever it is, `text` is usable. */
export type EditorOutcome =
  | { kind: 'not_asked' | 'unavailable' | 'used' | 'late' }
  | { kind: 'refused'; reason: Refusal }
  | { kind: 'failed'; message: string };

export interface Written extends CleanResponse {
  editor: EditorOutcome;
  /**
   * Characters at the end of `precedingText` that a command took back («удали последнее предложение» after a pause), 0 mostly.
   * They go before `text` is put in.
   */
  removesPreceding: number;
  /** Where a snippet wants the cursor, in `text`. */
  cursor?: number | undefined;
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
  /** For snippets with a date. */
  now?: (() => Date) | undefined;
  /** How long an edit of a text may take, in milliseconds. */
  deadlineMs?: ((text: string) => number) | undefined;
}

/** Text as spoken -> text as written. Build one per process: its dictionary takes some ten milliseconds and a few megabytes. */
export function createWriter({
  editor,
  clock = systemClock,
  now = () => new Date(),
  deadlineMs: deadlineFor = editorDeadlineMs,
}: WriterOptions = {}): Writer {
  const rules = createRules();
  const dictionaries = new WeakMap<readonly Term[], Dictionary>();
  const snippetSets = new WeakMap<readonly Snippet[], Snippets>();
  const contextOf = ({ language, precedingText = '', style, options, terms, snippets }: WriteRequest): StepContext => ({
    language,
    precedingText,
    options: optionsOf(style, options),
    dictionary: readyOnce(dictionaries, terms, (list) => new Dictionary(list)),
    snippets: readyOnce(snippetSets, snippets, (list) => new Snippets(list)),
    now: now(),
  });
  let current = editor;
  let state: EditorState = editor ? 'ready' : 'absent';

  async function propose(
    text: string,
    request: WriteRequest,
    context: StepContext,
  ): Promise<{ text: string; outcome: EditorOutcome }> {
    if (!request.editor || text === '') return { text, outcome: { kind: 'not_asked' } };
    const ready = current;
    if (!ready) return { text, outcome: { kind: 'unavailable' } };
    const { language } = request;
    const prompt = request.prompts?.[language];
    const deadlineMs = deadlineFor(text);
    try {
      const edited = await withinDeadline(
        (signal) => ready.edit({ text, language, prompt, deadlineMs, signal }),
        deadlineMs,
        clock,
        request.signal,
      );
      if (edited === undefined) return { text, outcome: { kind: 'late' } };
      const proposal = applyRules(rules.layout, edited, context).text;
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
      const context = contextOf(request);
      const ruled = applyRules(rules.all, request.text, context);
      const { text, outcome } = await propose(ruled.text, request, context);
      const edits = editsBetween(ruled.text, text);
      return {
        text,
        raw: request.text,
        changes: changesAfter(ruled, edits, request.text, text),
        editor: outcome,
        removesPreceding: ruled.removesPreceding,
        ...(ruled.cursor !== undefined && edits.length === 0 && { cursor: ruled.cursor }),
      };
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

function readyOnce<T extends object, R>(
  known: WeakMap<T, R>,
  list: T | undefined,
  make: (list: T) => R,
): R | undefined {
  if (list === undefined) return undefined;
  const ready = known.get(list) ?? make(list);
  known.set(list, ready);
  return ready;
}

/** The editor keeps the same deadline and may be the first to notice. */
const isTimeout = (error: unknown): boolean => error instanceof DOMException && error.name === 'TimeoutError';
