import { type Prompt, promptSchema } from '@alfavoice/inference/contract';
import { maxPromptLength } from '../../contract/limits.ts';

export type ReadPrompt = { ok: true; prompt: Prompt } | { ok: false; problem: string };

const fault = (problem: string): ReadPrompt => ({ ok: false, problem });

/**
 * Reads a prompt as an administrator writes it: the order to the model, then examples, each a line `> as dictated` and
 * below it a line with the text as it is to be written.
 */
export function readPrompt(text: string): ReadPrompt {
  if (text.length > maxPromptLength)
    return fault(`The prompt has ${text.length} characters; ${maxPromptLength} leave the model room for the text.`);
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const firstExample = lines.findIndex((line) => line.startsWith('>'));
  const orderLines = firstExample < 0 ? lines : lines.slice(0, firstExample);
  const order = orderLines.join('\n').trim();
  if (order === '') return fault('The prompt gives no order: what the model is to do comes before the examples.');
  const examples: Prompt['examples'] = [];
  let spoken: { text: string; line: number } | undefined;
  for (const [index, line] of lines.entries()) {
    if (index < orderLines.length || line.trim() === '') continue;
    const number = index + 1;
    if (line.startsWith('>')) {
      if (spoken) return fault(unanswered(spoken.line));
      spoken = { text: line.slice(1).trim(), line: number };
      if (spoken.text === '') return fault(`Line ${number} is an example without a text.`);
    } else if (spoken) {
      examples.push({ spoken: spoken.text, written: line.trim() });
      spoken = undefined;
    } else return fault(`Line ${number} belongs to no example: before it stands a line that begins with “>”.`);
  }
  if (spoken) return fault(unanswered(spoken.line));
  const prompt = promptSchema.safeParse({ order, examples });
  return prompt.success ? { ok: true, prompt: prompt.data } : fault('There are too many examples, or one is too long.');
}

const unanswered = (line: number) => `Below line ${line} the text as it is to be written is missing.`;

/** The inverse of `readPrompt`. */
export const promptText = ({ order, examples }: Prompt): string =>
  [order, ...examples.map(({ spoken, written }) => `> ${spoken}\n${written}`)].join('\n\n').concat('\n');
