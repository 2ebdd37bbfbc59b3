import type { View } from '../messages/view.ts';
import type { Word } from '../words/words.ts';

const troubles: Record<string, Word> = {
  microphone_denied: 'trouble_microphone_denied',
  microphone_missing: 'trouble_microphone_missing',
  microphone_busy: 'trouble_microphone_busy',
  microphone_unsupported: 'trouble_microphone_unsupported',
  unauthorized: 'trouble_unauthorized',
  token_reused: 'trouble_unauthorized',
  forbidden: 'trouble_unauthorized',
  unavailable: 'trouble_unavailable',
  worker_lost: 'trouble_worker_lost',
  queue_full: 'trouble_queue_full',
  rate_limited: 'trouble_queue_full',
  too_long: 'trouble_too_long',
  too_large: 'trouble_too_long',
  site_off: 'trouble_site_off',
  site_forbidden: 'trouble_site_forbidden',
  password_forbidden: 'trouble_password_forbidden',
  other_site: 'trouble_other_site',
};
type Say = (word: Word, ...values: string[]) => string;

/** The sentence a view says, '' while the person's own words stand there. */
export function sentenceOf(view: View, say: Say): string {
  switch (view.kind) {
    case 'preparing':
      return say('preparing');
    case 'listening':
      if (view.unkept) return say('unkept');
      if (view.offline) return say('offline');
      return view.committed || view.tentative ? '' : say('speak');
    case 'working':
      if (view.offline) return say('working_offline');
      return view.position > 0 ? say('working_queue', String(view.position)) : say('working');
    case 'inserted':
      return say(view.lacks ? `inserted_without_${view.lacks}` : 'inserted');
    case 'nothing':
      return say('nothing');
    case 'kept':
      return say(`kept_${view.reason}`);
    case 'trouble': {
      const what = say(troubles[view.code] ?? 'trouble_internal');
      return view.kept ? `${what} ${say('trouble_kept')}` : what;
    }
    case 'kept_here':
      return say(`kept_here_${view.until}`);
    case 'cancelled':
      return say('cancelled');
    case 'ask':
      return say('ask_site', view.host);
    case 'hidden':
      return '';
  }
}

/** `7000` is `0:07`. */
export function clockOf(elapsedMs: number): string {
  const seconds = Math.floor(elapsedMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
