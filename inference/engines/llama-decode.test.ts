import type { ControlledEvaluateInputItem, Token } from 'node-llama-cpp';
import { describe, expect, it } from 'vitest';
import { type DecodeSequence, decodeEdit } from './llama-decode.ts';

const end = 0 as Token;
const tokens = (text: string): Token[] => [...text].map((letter) => letter.charCodeAt(0) as Token);
const textOf = (answer: readonly Token[]): string => String.fromCharCode(...answer);
const open = new AbortController().signal;

/** A sequence whose model writes `answer` after the prompt; fails when its state is not what the tokens so far say. */
function sequenceWriting(answer: string, prompt: string) {
  let state: Token[] = [];
  let calls = 0;
  const script = [...tokens(prompt + answer), end];
  const nextAfter = (position: number): Token =>
    state.slice(0, position).every((token, index) => token === script[index])
      ? (script[position] ?? end)
      : (1 as Token);
  const sequence: DecodeSequence = {
    get nextTokenIndex() {
      return state.length;
    },
    async adaptStateToTokens(wanted) {
      const different = state.findIndex((token, index) => token !== wanted[index]);
      if (different >= 0) state = state.slice(0, different);
    },
    async evaluateWithoutGeneratingNewTokens(more) {
      state.push(...more);
    },
    async controlledEvaluate(items: ControlledEvaluateInputItem[]) {
      calls += 1;
      return items.map((item) => {
        state.push(Array.isArray(item) ? item[0] : item);
        return Array.isArray(item) ? { next: { token: nextAfter(state.length) } } : undefined;
      });
    },
    async eraseContextTokenRanges(ranges) {
      for (const range of ranges) state.splice(range.start, range.end - range.start);
    },
  };
  return { sequence, calls: () => calls };
}

const prompt = 'Correct what follows, please, and nothing else: ';

describe('decodeEdit', () => {
  it.each([
    ['a copy', 'the report is ready and sent', 'the report is ready and sent'],
    ['something left out', 'um so the the report is ready', 'so the report is ready'],
    ['something put in', 'hello team the report is ready', 'hello team, the report is ready.'],
    ['another text', 'what is the capital of France', 'It is Paris!'],
    ['nothing', 'hm', ''],
  ])('writes what the model would write alone: %s', async (_what, input, answer) => {
    const { sequence } = sequenceWriting(answer, prompt);
    const request = {
      sequence,
      prompt: tokens(prompt),
      longest: 100,
      isEnd: (token: Token) => token === end,
      signal: open,
    };
    expect(textOf(await decodeEdit({ ...request, input: tokens(input) }))).toBe(answer);
    expect(textOf(await decodeEdit({ ...request, input: [] }))).toBe(answer);
  });

  it('copies in a few batches', async () => {
    const answer = 'the quarterly report is ready and was sent to everyone on the list this morning';
    const { sequence, calls } = sequenceWriting(answer, prompt);
    await decodeEdit({
      sequence,
      prompt: tokens(prompt),
      input: tokens(answer),
      longest: 200,
      isEnd: (token) => token === end,
      signal: open,
    });
    expect(calls()).toBeLessThan(8);
  });

  it('stops at the longest answer and when aborted', async () => {
    const request = { prompt: tokens(prompt), input: [], isEnd: (token: Token) => token === end };
    const { sequence } = sequenceWriting('on and on and on', prompt);
    expect(textOf(await decodeEdit({ ...request, sequence, longest: 5, signal: open }))).toBe('on an');
    const aborted = AbortSignal.abort(new Error('enough'));
    await expect(decodeEdit({ ...request, sequence, longest: 5, signal: aborted })).rejects.toThrow('enough');
  });
});
