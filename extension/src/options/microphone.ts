import { levelOf, openMicrophone } from '@alfavoice/gateway/client';
import browser from 'webextension-polyfill';

export const meterBars = 32;

export async function microphonePermission(): Promise<PermissionStatus> {
  return navigator.permissions.query({ name: 'microphone' as PermissionName });
}

/** Asks for the permission: only a visible page can. The offscreen document records with it afterwards. */
export async function allowMicrophone(): Promise<void> {
  const opened = await openMicrophone({ workletUrl: browser.runtime.getURL('pcm-worklet.js') });
  if (opened.ok) await opened.value.stop();
}

/** Listens and reports the loudness until `signal` ends it. Nothing is sent or kept. */
export async function testMicrophone(onLevel: (level: number) => void, signal: AbortSignal): Promise<void> {
  const opened = await openMicrophone({ workletUrl: browser.runtime.getURL('pcm-worklet.js'), signal });
  if (!opened.ok) return;
  signal.addEventListener('abort', () => void opened.value.stop());
  const reader = opened.value.frames.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    onLevel(levelOf(value));
  }
}
