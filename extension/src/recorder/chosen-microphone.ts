import { type MicrophoneAnswer, type MicrophoneOptions, openMicrophone } from '@alfavoice/gateway/client/microphone';
import type { MicrophoneChoice } from '../preferences/preferences.ts';

/** Opens the microphone a person has chosen; the system's own where that one is not plugged in. */
export async function openChosenMicrophone(
  { deviceId, ...processing }: MicrophoneChoice,
  options: MicrophoneOptions,
): Promise<MicrophoneAnswer> {
  const chosen = await openMicrophone({ ...options, processing, ...(deviceId && { deviceId }) });
  if (chosen.ok || chosen.code !== 'microphone_missing' || deviceId === '') return chosen;
  return openMicrophone({ ...options, processing });
}
