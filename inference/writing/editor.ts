import type { Language } from '../contract/index.ts';

export interface EditRequest {
  /** Text as the rules wrote it. */
  text: string;
  language: Language;
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
