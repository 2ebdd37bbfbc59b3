import type {
  ChatWrapper,
  Llama,
  LlamaContextSequence,
  LlamaModel,
  resolveChatWrapper as ResolveChatWrapper,
  Token,
} from 'node-llama-cpp';
import { builtInPrompts, type Language, type Prompt } from '../contract/index.ts';
import type { Editor } from '../writing/editor.ts';
import { decodeEdit } from './llama-decode.ts';
import { editingChat, stripMarks } from './llama-prompt.ts';
import { createTaskQueue } from './llama-queue.ts';

export interface LoadEditorOptions {
  /** A GGUF file with a chat template. */
  modelPath: string;
  /** LLM_THREADS. More threads than free cores make it many times slower. */
  threads: number;
  /** Ends the loading. */
  signal?: AbortSignal | undefined;
}

export interface LoadedEditor extends Editor {
  /** Stops what runs, frees the model. */
  close(): Promise<void>;
}

/** Prompt (about 300 tokens), a text of some 300 words and its edit. Longer texts are rejected: no deadline would hold for them. */
const contextTokens = 2048;
/** Tokens computed at once; the output buffer takes 0.6 MB for each (Qwen's vocabulary of 152 000). */
const batchTokens = 64;
/** An edit is as long as its text, or it is no edit: then stop early instead of writing an essay. */
const longestAnswer = 1.3;
const answerSlackTokens = 16;
const languages: readonly Language[] = ['ru', 'en'];

/**
 * A GGUF model on the CPU as an editor, through node-llama-cpp's ready-made binaries; nothing is downloaded or compiled.
 * The weights are mapped, not copied. Each language has a sequence of its own that keeps the state of its system prompt and examples,
 * so an edit computes the dictated words only. Edits run one after another; between them no thread works.
 * @throws when the file is no model, or no binary fits this machine
 */
export async function loadEditor({ modelPath, threads, signal }: LoadEditorOptions): Promise<LoadedEditor> {
  // Reading the library takes half a second and 40 MB: only where there is an editor to load, and after the rest is ready.
  const { getLlama, LlamaLogLevel, resolveChatWrapper } = await import('node-llama-cpp');
  const llama = await getLlama({
    gpu: false,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    logLevel: LlamaLogLevel.disabled,
    maxThreads: threads,
  });
  try {
    return await openEditor({ llama, resolveChatWrapper }, modelPath, threads, signal);
  } catch (error) {
    await llama.dispose();
    throw error;
  }
}

async function openEditor(
  { llama, resolveChatWrapper }: { llama: Llama; resolveChatWrapper: typeof ResolveChatWrapper },
  modelPath: string,
  threads: number,
  signal?: AbortSignal,
): Promise<LoadedEditor> {
  const model = await llama.loadModel({
    modelPath,
    gpuLayers: 0,
    useMmap: true,
    ...(signal && { loadSignal: signal }),
  });
  const context = await model.createContext({
    sequences: languages.length,
    contextSize: contextTokens,
    batchSize: batchTokens,
    threads,
    flashAttention: true,
    ...(signal && { createSignal: signal }),
  });
  const chat = resolveChatWrapper(model, { warningLogs: false });
  const sequences: Record<Language, LlamaContextSequence> = { ru: context.getSequence(), en: context.getSequence() };
  const queue = createTaskQueue();
  const closing = new AbortController();

  for (const language of languages) {
    signal?.throwIfAborted();
    const prompt = tokensOf(model, chat, '', builtInPrompts[language]);
    await sequences[language].evaluateWithoutGeneratingNewTokens(prompt);
  }

  return {
    edit({ text, language, prompt = builtInPrompts[language], deadlineMs, signal: asked }) {
      const stop = AbortSignal.any([closing.signal, AbortSignal.timeout(deadlineMs), ...(asked ? [asked] : [])]);
      return queue.run(() => generate(model, chat, sequences[language], text, prompt, stop), stop);
    },
    async close() {
      closing.abort(new Error('The editor is closed.'));
      await queue.idle();
      await llama.dispose();
    },
  };
}

async function generate(
  model: LlamaModel,
  chat: ChatWrapper,
  sequence: LlamaContextSequence,
  text: string,
  told: Prompt,
  stop: AbortSignal,
): Promise<string> {
  const prompt = tokensOf(model, chat, text, told);
  const textTokens = model.tokenize(text);
  const longest = Math.ceil(textTokens.length * longestAnswer) + answerSlackTokens;
  if (prompt.length + longest > contextTokens) throw new Error('The text is too long for the editor.');

  const isEnd = (token: Token): boolean => model.isEogToken(token);
  const answer = await decodeEdit({ sequence, prompt, input: textTokens, longest, isEnd, signal: stop });
  return stripMarks(model.detokenize(answer));
}

function tokensOf(model: LlamaModel, chat: ChatWrapper, text: string, prompt: Prompt): Token[] {
  return chat.generateContextState({ chatHistory: editingChat(text, prompt) }).contextText.tokenize(model.tokenizer);
}
