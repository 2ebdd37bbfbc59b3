import browser from 'webextension-polyfill';
import type { View } from '../messages/view.ts';
import { say, type Word } from '../words/words.ts';
import { waitingText } from './waiting.ts';

const looks: Record<View['kind'], { text: string; color: string; title: Word }> = {
  hidden: { text: '', color: '#6a6f78', title: 'action_idle' },
  inserted: { text: '', color: '#0b776d', title: 'action_idle' },
  nothing: { text: '', color: '#6a6f78', title: 'action_idle' },
  cancelled: { text: '', color: '#6a6f78', title: 'action_idle' },
  ask: { text: '?', color: '#b7791f', title: 'action_attention' },
  preparing: { text: '…', color: '#6a6f78', title: 'action_preparing' },
  listening: { text: '●', color: '#d6453d', title: 'action_listening' },
  working: { text: '…', color: '#0b776d', title: 'action_working' },
  kept: { text: '!', color: '#b7791f', title: 'action_attention' },
  kept_here: { text: '', color: '#6a6f78', title: 'action_kept_here' },
  trouble: { text: '!', color: '#b7791f', title: 'action_attention' },
};

/** Shows the state on the toolbar button, in every tab. */
export async function showBadge(kind: View['kind']): Promise<void> {
  const { text, color, title } = looks[kind];
  await browser.action.setBadgeText({ text: text || (await waitingText()) });
  await browser.action.setBadgeBackgroundColor({ color });
  await browser.action.setTitle({ title: say(title) });
}
