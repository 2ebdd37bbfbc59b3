import type { Control } from '../messages/messages.ts';
import type { Action, KeptReason, View } from '../messages/view.ts';
import { say } from '../words/words.ts';

/** A button of the pill: a word, or one of two icons with the label read out. */
export interface PillButton {
  look: 'word' | 'stop' | 'cross';
  label: string;
  does: Control | 'copy';
}

const controlOf: Record<Action, Control> = {
  retry: 'retry',
  microphone: 'open_options',
  connect: 'open_options',
  settings: 'open_options',
};

/** Where another field, or the same one once more, may take the text. */
const insertable = new Set<KeptReason>(['no_field', 'field_gone', 'background', 'refused', 'cut', 'unseen']);

/** What can be done in a view, from left to right; what ends it stands last. */
export function buttonsOf(view: View, copied: boolean): PillButton[] {
  const cancel: PillButton = { look: 'cross', label: say('cancel'), does: 'cancel' };
  const close: PillButton = { look: 'cross', label: say('close'), does: 'dismiss' };
  switch (view.kind) {
    case 'preparing':
    case 'listening':
      return [{ look: 'stop', label: say('stop'), does: 'stop' }, cancel];
    case 'working':
      return [cancel];
    case 'kept':
      return [
        ...(insertable.has(view.reason)
          ? [{ look: 'word', label: say('insert_here'), does: 'insert_here' } as const]
          : []),
        { look: 'word', label: say(copied ? 'copied' : 'copy'), does: 'copy' },
        close,
      ];
    case 'cancelled':
      return [{ look: 'word', label: say('undo'), does: 'undo' }, close];
    case 'ask':
      return [{ look: 'word', label: say('allow_site'), does: 'allow_site' }, close];
    case 'kept_here':
      return view.action
        ? [{ look: 'word', label: say(`action_${view.action}`), does: controlOf[view.action] }, close]
        : [close];
    case 'trouble': {
      const end: PillButton = view.kept ? { look: 'cross', label: say('discard'), does: 'dismiss' } : close;
      if (!view.action) return [end];
      return [{ look: 'word', label: say(`action_${view.action}`), does: controlOf[view.action] }, end];
    }
    default:
      return [];
  }
}
