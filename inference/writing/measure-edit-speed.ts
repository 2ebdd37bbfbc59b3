import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { builtInPrompts } from '../contract/index.ts';
import { decodeEdit } from '../engines/llama-decode.ts';
import { editingChat, stripMarks } from '../engines/llama-prompt.ts';
import type { Sentence } from './measure-facts.ts';

/** Milliseconds an edit of each text takes: the same model, the same prompt, three ways. */
export interface EditSpeed {
  words: number;
  /** A chat call as a program makes it: the whole prompt read, the answer token by token. */
  plainMs: number;
  /** The prompt's state kept. */
  keptMs: number;
  /** And the answer guessed from the text. */
  lookupMs: number;
  /** Kept state and lookup gave the same answer, as they must. */
  isSame: boolean;
}

export interface EditSpeedOptions {
  modelPath: string;
  threads: number;
}

const contextTokens = 2048;
const batchTokens = 64;
const answerSlackTokens = 16;
const longestAnswer = 1.3;

/** Edits each text in each way, one after another, on one loaded model. */
export async function measureEditSpeed(
  { modelPath, threads }: EditSpeedOptions,
  sentences: readonly Sentence[],
): Promise<EditSpeed[]> {
  const { getLlama, LlamaChatSession, LlamaLogLevel, resolveChatWrapper } = await import('node-llama-cpp');
  const llama = await getLlama({
    gpu: false,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    logLevel: LlamaLogLevel.disabled,
    maxThreads: threads,
  });
  try {
    const model = await llama.loadModel({ modelPath, gpuLayers: 0, useMmap: true });
    const context = await model.createContext({
      sequences: 1,
      contextSize: contextTokens,
      batchSize: batchTokens,
      threads,
      flashAttention: true,
    });
    const sequence = context.getSequence();
    const chat = resolveChatWrapper(model, { warningLogs: false });
    const speeds: EditSpeed[] = [];
    for (const { text, language } of sentences) {
      const history = editingChat(text, builtInPrompts[language]);
      const longest = Math.ceil(model.tokenize(text).length * longestAnswer) + answerSlackTokens;
      const asked = history.at(-2);
      if (asked?.type !== 'user') throw new Error('The chat does not end with the text.');

      await sequence.clearHistory();
      const plain = await timed(async () => {
        const session = new LlamaChatSession({ contextSequence: sequence, chatWrapper: chat });
        session.setChatHistory(history.slice(0, -2));
        const answer = await session.prompt(String(asked.text), { temperature: 0, maxTokens: longest });
        session.dispose({ disposeSequence: false });
        return answer;
      });

      const tokensOf = (of: string): Token[] =>
        chat
          .generateContextState({ chatHistory: editingChat(of, builtInPrompts[language]) })
          .contextText.tokenize(model.tokenizer);
      const edit = async (input: readonly Token[]): Promise<Timed> => {
        await keep(sequence, tokensOf(''));
        return timed(async () => {
          const answer = await decodeEdit({
            sequence,
            prompt: tokensOf(text),
            input,
            longest,
            isEnd: (token) => model.isEogToken(token),
            signal: new AbortController().signal,
          });
          return stripMarks(model.detokenize(answer));
        });
      };
      const kept = await edit([]);
      const lookup = await edit(model.tokenize(text));
      speeds.push({
        words: text.split(/\s+/).length,
        plainMs: plain.ms,
        keptMs: kept.ms,
        lookupMs: lookup.ms,
        isSame: kept.result === lookup.result,
      });
    }
    return speeds;
  } finally {
    await llama.dispose();
  }
}

/** The state of the prompt without a text, as a loaded editor has it between two edits. */
async function keep(sequence: LlamaContextSequence, prompt: Token[]): Promise<void> {
  await sequence.adaptStateToTokens(prompt, false);
  await sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(sequence.nextTokenIndex));
}

interface Timed {
  ms: number;
  result: string;
}

async function timed(work: () => Promise<string>): Promise<Timed> {
  const startedMs = performance.now();
  const result = await work();
  return { ms: performance.now() - startedMs, result };
}
