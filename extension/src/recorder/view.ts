import { type DictationState, lackOf } from '@alfavoice/gateway/client';
import type { Action, Outcome, View } from '../messages/view.ts';

/** What a dictation's state looks like. `done` still shows as working: its text is on the way into the field. */
export function viewOf(state: DictationState): View {
  const { phase, level, elapsedMs, position, committed, tentative, trouble } = state;
  const offline = state.line === 'broken';
  switch (phase) {
    case 'idle':
      return { kind: 'hidden' };
    case 'preparing':
      return { kind: 'preparing' };
    case 'listening': {
      const unkept = state.unkept ? { unkept: true } : {};
      return { kind: 'listening', level, elapsedMs, offline, ...unkept, ...lastWords(state, committed, tentative) };
    }
    case 'working':
    case 'done':
      return { kind: 'working', elapsedMs, position, offline: offline && phase === 'working' };
    case 'trouble': {
      // What this device has no room for lies here only: it is not to be left alone.
      const kept = trouble?.kept === 'recording' || (trouble?.kept === 'outbox' && state.unkept !== undefined);
      const action = actionFor(trouble?.code ?? 'internal', kept);
      if (trouble?.kept === 'outbox' && !kept)
        return action ? { kind: 'kept_here', until: 'pairing', action } : { kind: 'kept_here', until: 'connection' };
      return { kind: 'trouble', code: trouble?.code ?? 'internal', kept, ...(action ? { action } : {}) };
    }
  }
}

/** What came of a dictation that is done. @param outcomes one per text that was to be inserted, in order */
export function endOf(state: DictationState, outcomes: { text: string; outcome: Outcome }[]): View {
  const kept = outcomes.flatMap(({ text, outcome }) =>
    outcome.kind === 'kept' && text !== '' ? [{ text, reason: outcome.reason }] : [],
  );
  const [first] = kept;
  if (first) return { kind: 'kept', reason: first.reason, text: kept.map(({ text }) => text).join(' ') };
  if (outcomes.length === 0) return { kind: 'nothing' };
  const lacks = lackOf(state);
  return { kind: 'inserted', ...(lacks && { lacks }) };
}

/** While a new phrase is not heard yet, the end of the last one. */
function lastWords({ partials }: DictationState, committed: string, tentative: string) {
  return committed || tentative ? { committed, tentative } : { committed: partials.at(-1)?.text ?? '', tentative };
}

function actionFor(code: string, kept: boolean): Action | undefined {
  if (code === 'microphone_denied') return 'microphone';
  if (code === 'unauthorized' || code === 'token_reused' || code === 'forbidden') return 'connect';
  return kept ? 'retry' : undefined;
}
