import type { ControlledEvaluateInputItem, LlamaContextSequence, Token } from 'node-llama-cpp';
import { draftNext } from './llama-draft.ts';

/** Tokens guessed at first and after a wrong guess. On AVX2 a verified token costs 20 ms, a generated one 53 ms, a wrong one 20 ms for nothing. */
const shortestDraft = 6;
/** Prompt tokens computed between two looks at the signal: half a second on one AVX2 core. */
const promptStep = 32;
/** A draft doubles while all of it was right. */
const longestDraft = 32;

/** What is needed of a node-llama-cpp sequence. */
export type DecodeSequence = Pick<
  LlamaContextSequence,
  | 'nextTokenIndex'
  | 'adaptStateToTokens'
  | 'evaluateWithoutGeneratingNewTokens'
  | 'controlledEvaluate'
  | 'eraseContextTokenRanges'
>;

export interface DecodeRequest {
  sequence: DecodeSequence;
  /** The whole chat up to where the answer begins; what the sequence already holds of it is not computed again. */
  prompt: readonly Token[];
  /** The text to edit, as the answer would spell it. */
  input: readonly Token[];
  /** Most tokens of the answer. */
  longest: number;
  isEnd: (token: Token) => boolean;
  signal: AbortSignal;
}

/**
 * Greedy answer with prompt-lookup speculation, same tokens as without it. Own code because node-llama-cpp 3.22.1 never accepts more than one
 * token of a draft (`_speculativeEvaluate` compares with `validatedTokens`, which stays empty).
 * @throws the signal's reason, looked at between batches
 */
export async function decodeEdit({ sequence, prompt, input, longest, isEnd, signal }: DecodeRequest): Promise<Token[]> {
  // The last token is always computed: its output is the answer's first token.
  await sequence.adaptStateToTokens(prompt.slice(0, -1), false);
  let pending = prompt.slice(sequence.nextTokenIndex);
  while (pending.length > promptStep) {
    signal.throwIfAborted();
    await sequence.evaluateWithoutGeneratingNewTokens(pending.slice(0, promptStep));
    pending = pending.slice(promptStep);
  }
  const answer: Token[] = [];
  let draftLength = shortestDraft;
  while (answer.length < longest) {
    signal.throwIfAborted();
    const draft = draftNext(input, answer, Math.min(draftLength, longest - answer.length));
    const begin = sequence.nextTokenIndex + pending.length;
    const next = await greedyNext(sequence, pending, draft);
    let accepted = 0;
    while (accepted < draft.length && draft[accepted] === next[accepted]) accepted += 1;
    const fresh = next.slice(0, accepted + 1);
    const end = fresh.findIndex(isEnd);
    answer.push(...(end < 0 ? fresh : fresh.slice(0, end)));
    if (end >= 0) break;
    if (accepted < draft.length)
      await sequence.eraseContextTokenRanges([{ start: begin + accepted, end: begin + draft.length }]);
    draftLength = accepted === draft.length ? Math.min(longestDraft, draftLength * 2) : shortestDraft;
    pending = fresh.slice(-1);
  }
  return answer;
}

/** @returns the most likely token after `pending` and after each token of the draft, in one batch */
async function greedyNext(
  sequence: DecodeSequence,
  pending: readonly Token[],
  draft: readonly Token[],
): Promise<Token[]> {
  const wanted = { generateNext: { token: true, options: { temperature: 0 } } };
  const items: ControlledEvaluateInputItem[] = [...pending, ...draft];
  const first = pending.length - 1;
  for (let index = first; index < items.length; index += 1) items[index] = [items[index] as Token, wanted];
  const results = await sequence.controlledEvaluate(items);
  return results.slice(first).map((result) => {
    const token = result?.next.token;
    if (token === undefined || token === null) throw new Error('The model gave no token.');
    return token;
  });
}
