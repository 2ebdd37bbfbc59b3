import type { ChatHistoryItem } from 'node-llama-cpp';
import { dictationMarks, type Prompt } from '../contract/index.ts';

const { open, close } = dictationMarks;

/** The chat whose next answer is the edited text. All of it but the last message is the same for every text of a prompt. */
export function editingChat(text: string, { order, examples }: Prompt): ChatHistoryItem[] {
  const shown = examples.flatMap(({ spoken, written }): ChatHistoryItem[] => [
    { type: 'user', text: delimit(spoken) },
    { type: 'model', response: [written] },
  ]);
  return [
    { type: 'system', text: order },
    ...shown,
    { type: 'user', text: delimit(text) },
    { type: 'model', response: [] },
  ];
}

/** @returns the model's answer without marks it may have repeated */
export const stripMarks = (answer: string): string => answer.replaceAll(open, '').replaceAll(close, '').trim();

/** A mark inside the dictation would end it early. */
const delimit = (text: string): string => `${open}${stripMarks(text)}${close}`;
