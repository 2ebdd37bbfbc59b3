import {
  type CleanRequest,
  type CleanResponse,
  type Language,
  languageSchema,
  type Snippet,
  type Term,
} from '../contract/index.ts';
import { type Clock, editorDeadlineMs, systemClock, withinDeadline } from './deadline.ts';
import { Dictionary } from './dictionary.ts';
import { type Edited, type EditorOutcome, editPieces } from './editing.ts';
import type { Editor, EditorState } from './editor.ts';
import { editsBetween } from './edits.ts';
import type { Refusal } from './guard.ts';
import { applyRules, changesAfter, createRules } from './rules.ts';
import { Snippets } from './snippets.ts';
import type { StepContext } from './step.ts';
import { optionsOf } from './styles.ts';

export type { Clock } from './deadline.ts';
export type { EditorOutcome } from './editing.ts';
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

export interface Written extends CleanResponse {
  editor: EditorOutcome;
  /** Why sentences of the editor's proposal do not stand in the text, one reason for each; others of it may. */
  refusals?: readonly Refusal[];
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
  /**
   * Hands over an editor that may still be loading; the rules work meanwhile.
   * @param edits the languages it is good enough for: in others it would do more harm than good and is `unavailable`
   */
  useEditor(editor: Promise<Editor>, edits?: readonly Language[]): void;
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
  let languages: ReadonlySet<Language> = new Set(languageSchema.options);
  let state: EditorState = editor ? 'ready' : 'absent';

  async function propose(text: string, request: WriteRequest, context: StepContext): Promise<Edited> {
    if (!request.editor || text === '') return { text, outcome: { kind: 'not_asked' }, refusals: [] };
    const ready = languages.has(request.language) ? current : undefined;
    if (!ready) return { text, outcome: { kind: 'unavailable' }, refusals: [] };
    const deadlineMs = deadlineFor(text);
    const edit = (piece: string): Promise<string | undefined> =>
      withinDeadline(
        (signal) =>
          ready.edit({
            text: piece,
            language: request.language,
            prompt: request.prompts?.[request.language],
            deadlineMs,
            signal,
          }),
        deadlineMs,
        clock,
        request.signal,
      );
    return editPieces(
      text,
      request.language,
      edit,
      (edited, before) =>
        applyRules(rules.layout, edited, { ...context, precedingText: context.precedingText + before }).text,
    );
  }

  return {
    async write(request) {
      const context = contextOf(request);
      const ruled = applyRules(rules.all, request.text, context);
      const { text, outcome, refusals } = await propose(ruled.text, request, context);
      const edits = editsBetween(ruled.text, text);
      return {
        text,
        raw: request.text,
        changes: changesAfter(ruled, edits, request.text, text),
        editor: outcome,
        ...(refusals.length > 0 && { refusals }),
        removesPreceding: ruled.removesPreceding,
        ...(ruled.cursor !== undefined && edits.length === 0 && { cursor: ruled.cursor }),
      };
    },
    useEditor(loading, edits = languageSchema.options) {
      state = 'loading';
      languages = new Set(edits);
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
