import { describe, expect, it } from 'vitest';
import type { FromWorker, Open } from '../contract/index.ts';
import { blind, never, pause, pieces, scripted, spoken, voice } from '../listening/test-ears.ts';
import { createWriter, type EditRequest, type Writer } from '../writing/index.ts';
import { dictate } from './dictation.ts';
import { createMetrics } from './metrics.ts';
import { createPhrasebooks } from './phrasebooks.ts';
import { Scheduler } from './scheduler.ts';
import { undone } from './test-undone.ts';

const writer = createWriter();

const openOf = (open: Partial<Open>): Open => ({
  type: 'open',
  dictationId: '019abcde-0000-7000-8000-000000000000',
  userId: 'ann',
  quality: 'high',
  mode: 'on_pause',
  language: 'en',
  editor: false,
  ...open,
});

async function messages(recogniser: ReturnType<typeof scripted>, open: Partial<Open>, ...sounds: Int16Array[]) {
  return messagesOf(writer, recogniser, open, ...sounds);
}

async function messagesOf(
  writer: Writer,
  recogniser: ReturnType<typeof scripted>,
  open: Partial<Open>,
  ...sounds: Int16Array[]
) {
  const scheduler = new Scheduler(1, () => 0);
  const metrics = createMetrics({ queueSize: () => 0, openDictations: () => 1 });
  const engines = Promise.resolve({ recognisers: { high: recogniser, normal: scripted('the wrong one') }, voice });
  const parts = {
    engines,
    writer,
    phrasebooks: createPhrasebooks(),
    scheduler,
    listening: blind,
    metrics,
    now: () => 0,
  };
  const told: FromWorker[] = [];
  const input = { audio: pieces(...sounds), stopped: never, signal: never };
  for await (const message of dictate(openOf(open), input, parts)) told.push(message);
  const last = told.at(-1);
  if (last?.type !== 'done') throw new Error('No end.');
  return { told, done: last, metrics };
}

const twoPhrases = [spoken(2), pause(1), spoken(2), pause(1)] as const;

describe('a dictation', () => {
  it('tells each phrase after its pause as it is written, knowing what stands before it', async () => {
    const { told, done } = await messages(scripted('hello , world', 'and more.'), {}, ...twoPhrases);
    expect(told.map(({ type }) => type)).toEqual([
      'accepted',
      'segment',
      'hypothesis',
      'segment',
      'hypothesis',
      'done',
    ]);
    // Only the first begins a sentence.
    expect(done.segments.map(({ raw, text }) => [raw, text])).toEqual([
      ['hello , world', 'Hello, world'],
      ['and more.', 'and more.'],
    ]);
    expect(done).toMatchObject({ text: 'Hello, world and more.', raw: 'hello , world and more.', language: 'en' });
    expect(told[4]).toEqual({ type: 'hypothesis', committed: 'Hello, world and more.', tentative: '' });
  });

  it('writes the whole at the end after a recording', async () => {
    const recogniser = scripted('hello', 'world', 'hello , world');
    const { told, done } = await messages(recogniser, { mode: 'after_recording' }, ...twoPhrases);
    expect(told.filter(({ type }) => type === 'segment')).toHaveLength(2);
    expect(done).toMatchObject({ text: 'Hello, world', raw: 'hello , world' });
  });

  it('begins the text with what another worker wrote', async () => {
    const segment = { index: 0, startSample: 0, endSample: 32_000, raw: 'one', text: 'One', language: 'en' as const };
    const resume = { segments: [segment], fromSample: 32_000 };
    const { done } = await messages(scripted('two.'), { resume }, spoken(2), pause(1));
    expect(done.text).toBe('One two.');
    expect(done.segments.map(({ index }) => index)).toEqual([0, 1]);
  });

  it('lets a command act on a phrase that was given out', async () => {
    const recogniser = scripted('Отчёт готов. Это лишнее.', 'Удали последнее предложение.', 'Отправляю.');
    const sounds = [...twoPhrases, spoken(2), pause(1)];
    const { done } = await messages(recogniser, { language: 'ru' }, ...sounds);
    expect(done.segments.map(({ text, removesPreceding }) => [text, removesPreceding])).toEqual([
      ['Отчёт готов. Это лишнее.', undefined],
      ['', ' Это лишнее.'.length],
      ['Отправляю.', undefined],
    ]);
    expect(done.text).toBe('Отчёт готов. Отправляю.');
    expect(done.raw).toBe('Отчёт готов. Это лишнее. Удали последнее предложение. Отправляю.');
    expect(undone(done.text, done.raw, done.changes ?? [])).toBe(done.raw);
  });

  it('takes nothing back of what stood in the field before', async () => {
    const recogniser = scripted('Удали последнее предложение.');
    const writing = { precedingText: 'Чужое предложение. ' };
    const { done } = await messages(recogniser, { language: 'ru', writing }, spoken(2), pause(1));
    expect(done.segments[0]).toMatchObject({ text: '' });
    expect(done.segments[0]?.removesPreceding).toBeUndefined();
  });

  it('keeps line breaks where phrases are joined', async () => {
    const recogniser = scripted('Первое.', 'С новой строки.', 'второе.');
    const { done } = await messages(recogniser, { language: 'ru' }, ...twoPhrases, spoken(2), pause(1));
    expect(done.text).toBe('Первое.\nВторое.');
  });

  it('writes what is said after a snippet with a caret at the caret', async () => {
    const writing = { snippets: [{ spoken: 'моё письмо', body: 'Здравствуйте, {cursor}!\nС уважением' }] };
    const recogniser = scripted('Моё письмо.', 'Анна Петровна');
    const { done } = await messages(recogniser, { language: 'ru', writing }, ...twoPhrases);
    expect(done.segments[0]).toMatchObject({ text: 'Здравствуйте, !\nС уважением', cursor: 14 });
    expect(done.text).toBe('Здравствуйте, Анна Петровна!\nС уважением');
    expect(done.cursor).toBe('Здравствуйте, Анна Петровна'.length);
  });

  it.each(['on_pause', 'after_recording'] as const)('%s: is written as its user wants it', async (mode) => {
    const writing = {
      style: 'chat',
      terms: [{ spoken: 'кубернетес', written: 'Kubernetes' }],
      precedingText: 'Мы перешли на ',
    };
    const heard = 'кубернетес за пять тысяч рублей.';
    const { done } = await messages(scripted(heard, heard), { mode, language: 'ru', writing }, spoken(2), pause(1));
    expect(done.text).toBe('Kubernetes за 5000 ₽.');
    expect(done.changes?.map(({ step }) => step)).toContain('dictionary');
    expect(undone(done.text, done.raw, done.changes ?? [])).toBe(done.raw);
  });

  it.each([
    ['', 'Отчёт готов.'],
    ['Я пишу, что ', 'отчёт готов.'],
  ])('after %j it begins %j', async (precedingText, text) => {
    const recogniser = scripted('отчёт готов.');
    const { done } = await messages(recogniser, { language: 'ru', writing: { precedingText } }, spoken(2), pause(1));
    expect(done.text).toBe(text);
  });

  it('goes on listening while the language model edits, and takes the edit when it comes', async () => {
    const editor = { edit: async ({ text }: EditRequest) => text.replace(' is', ', is') };
    const spoken3 = [...twoPhrases, spoken(2), pause(1)];
    const recogniser = scripted('One is here.', 'Two is here.', 'Three is here.');
    const { done, told } = await messagesOf(createWriter({ editor }), recogniser, { editor: true }, ...spoken3);
    expect(done.segments.map(({ index, raw }) => [index, raw])).toEqual([
      [0, 'One is here.'],
      [1, 'Two is here.'],
      [2, 'Three is here.'],
    ]);
    expect(told.filter(({ type }) => type === 'segment')).toHaveLength(3);
    expect(done.text).toContain('Three, is here.');
    expect(undone(done.text, done.raw, done.changes ?? [])).toBe(done.raw);
  });

  it('does not wait for an edit when the next phrase is there', async () => {
    const asked: string[] = [];
    const editor = {
      edit: ({ text, signal }: EditRequest) => {
        asked.push(text);
        return new Promise<string>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      },
    };
    let late: (() => void) | undefined;
    const clock = {
      after: (_ms: number, callback: () => void) => {
        late = callback;
        return () => {};
      },
    };
    const recogniser = scripted('One is here.', 'Two is here.');
    const running = messagesOf(createWriter({ editor, clock }), recogniser, { editor: true }, ...twoPhrases);
    await expect.poll(() => asked.length).toBe(2);
    await new Promise((resolve) => setImmediate(resolve));
    late?.();
    const { done, metrics } = await running;
    expect(done.text).toBe('One is here. Two is here.');
    const counted = await metrics.registry.metrics();
    expect(counted).toContain('llm_processing_time_seconds_count{outcome="given_up"} 1');
    expect(counted).toContain('editor_deadline_misses_total 1');
  });

  it('tells the language model what its user’s administrator wrote', async () => {
    const told: (string | undefined)[] = [];
    const editor = {
      edit: async ({ text, prompt }: EditRequest) => {
        told.push(prompt?.order);
        return text;
      },
    };
    const writing = { prompts: { en: { order: 'Correct it.', examples: [] } } };
    const open = { editor: true, writing };
    await messagesOf(createWriter({ editor }), scripted('One is here.'), open, spoken(2), pause(1));
    expect(told).toEqual(['Correct it.']);
  });

  it('is empty where nothing was said', async () => {
    const { told, done } = await messages(scripted('Thank you.'), { language: 'auto' }, pause(3));
    expect(told.map(({ type }) => type)).toEqual(['accepted', 'done']);
    expect(done).toMatchObject({ text: '', raw: '', segments: [], timings: { audio_ms: 3_000 } });
  });

  it('is measured', async () => {
    const { metrics } = await messages(scripted('one', 'two'), {}, ...twoPhrases);
    expect(await metrics.registry.metrics()).toContain('whisper_processing_time_seconds_count{quality="high"} 2');
  });
});
