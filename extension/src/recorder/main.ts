import './at-once.ts';
import '../messages/jitless.ts';
import {
  type Answer,
  createDictation,
  type Dictation,
  type DictationState,
  openSession,
} from '@alfavoice/gateway/client';
import browser from 'webextension-polyfill';
import { type BackgroundMessage, type RecorderMessage, recorderMessageSchema } from '../messages/messages.ts';
import { type Outcome, outcomeSchema, type View } from '../messages/view.ts';
import { ahead } from './at-once.ts';
import { createCancelled, createTape, replayed } from './cancelled.ts';
import { openRecorderOutbox, type RecorderOutbox } from './outbox.ts';
import { type Phrase, textsOf } from './texts.ts';
import { endOf, viewOf } from './view.ts';
import { createWindow } from './window.ts';

type Start = Extract<RecorderMessage, { type: 'start' }>;
const tell = (message: BackgroundMessage): Promise<unknown> => browser.runtime.sendMessage(message);
/** Firefox only: there the recorder is seen. */
const ownWindow =
  BROWSER === 'firefox'
    ? createWindow((control) => void tell({ to: 'background', type: 'control', control }))
    : undefined;
/**
 * Opening a recorder costs time in which nothing is heard, so it waits for the next dictation. Not for ever: Chrome
 * updates an extension only while none of its pages is open.
 */
const idleMs = 30 * 60_000;
const cancelled = createCancelled<Start>(() => {
  if (dictation?.state().phase === 'idle' && current)
    void tell({ to: 'background', type: 'show', target: current.target, view: { kind: 'hidden' }, changed: true });
});
let current: Start | undefined;
let tape = createTape();
let dictation: Dictation | undefined;
let kept: RecorderOutbox | undefined;
let idle = setTimeout(() => window.close(), idleMs);

browser.runtime.onMessage.addListener((raw: unknown): Promise<true> | undefined => {
  const message = recorderMessageSchema.safeParse(raw);
  if (!message.success) return undefined;
  obey(message.data);
  return Promise.resolve(true);
});

function obey(message: RecorderMessage) {
  if (message.type === 'listen') ahead.open(message.microphone);
  if (message.type === 'unlisten') ahead.close();
  if (message.type === 'start') void record(message);
  if (message.type === 'stop') dictation?.stop();
  if (message.type === 'cancel') cancel();
  if (message.type === 'discard') dictation?.cancel();
  if (message.type === 'undo') undo();
  if (message.type === 'retry') void dictation?.retry();
  if (message.type === 'retry') void kept?.outbox.sync();
}

/** Forgets it at the gateway; here it can be brought back for a while. */
function cancel() {
  if (current) cancelled.keep(current, tape.samples16k(), current.undoMs);
  dictation?.cancel();
}

function undo() {
  const taken = cancelled.take();
  if (taken) void record(taken.order, taken.samples16k);
}

/**
 * One dictation, from the press to its end. The background is told what to show and what to insert.
 * @param said what was recorded already, in place of the microphone
 */
function record(order: Start, said?: Int16Array): Promise<DictationState> {
  const { target, gateway, owner, request, microphone } = order;
  current = order;
  tape = createTape();
  const taped = tape;
  clearTimeout(idle);
  const outbox = owner === undefined ? undefined : outboxOf(gateway, owner);
  let shown: View['kind'] | undefined;
  const show = (view: View) => {
    ownWindow?.show(view);
    const changed = view.kind !== shown;
    shown = view.kind;
    return tell({ to: 'background', type: 'show', target, view, changed });
  };
  const inserted = new Map<number, Promise<{ text: string; outcome: Outcome }>>();
  let last: Promise<unknown> = Promise.resolve();
  const insert = async ({ text, removes, cursor }: Phrase, before: Promise<unknown>) => {
    await before;
    const outcome = outcomeSchema.parse(
      await tell({ to: 'background', type: 'insert', target, text, removes, cursor }),
    );
    return { text, outcome };
  };

  dictation = createDictation({
    microphone: async (signal) => taped.through(said ? replayed(said) : await ahead.take(microphone, signal)),
    session: (start, signal) =>
      openSession({
        gateway,
        start,
        signal,
        ticket: async () => (await tell({ to: 'background', type: 'ticket' })) as Answer<string>,
      }),
    outbox,
  });
  dictation.subscribe((state) => {
    for (const phrase of textsOf(state, request.mode)) {
      if (inserted.has(phrase.segment)) continue;
      const insertion = insert(phrase, last);
      last = insertion;
      inserted.set(phrase.segment, insertion);
    }
    void show(state.phase === 'idle' && cancelled.holds() ? { kind: 'cancelled' } : viewOf(state));
    clearTimeout(idle);
    const onlyHere = state.trouble?.kept === 'recording' || state.unkept !== undefined;
    const ended = state.phase === 'done' || state.phase === 'idle' || (state.phase === 'trouble' && !onlyHere);
    if (ended) idle = setTimeout(() => window.close(), idleMs);
    if (state.phase !== 'done') return;
    void Promise.all(inserted.values()).then(async (outcomes) => {
      const end = endOf(state, outcomes);
      if (end.kind === 'kept') await outbox?.keepText(end.text, false);
      await show(end);
    });
  });
  return dictation.start(request);
}

function outboxOf(gateway: string, owner: string) {
  if (kept?.owner !== owner || kept.gateway !== gateway) {
    void kept?.close();
    kept = openRecorderOutbox({ gateway, owner, tell });
  }
  return kept.outbox;
}
