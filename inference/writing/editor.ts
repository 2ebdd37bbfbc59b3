import type { Language, Prompt } from '../contract/index.ts';

export interface EditRequest {
  /** Text as the rules wrote it. */
  text: string;
  language: Language;
  /** What the model is told; the built-in prompt of the language where it is missing. */
  prompt?: Prompt | undefined;
  /** Time allowed from the call on, waiting for the model included. */
  deadlineMs: number;
  signal?: AbortSignal | undefined;
}

/**
 * A language model that corrects text. What it returns is a proposal: the guard decides.
 * Rejects when the deadline passes or the signal aborts, and stops generating then.
 */
export interface Editor {
  edit(request: EditRequest): Promise<string>;
}

export type EditorState = 'absent' | 'loading' | 'ready' | 'failed';
