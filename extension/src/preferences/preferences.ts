import { z } from 'zod';
import type { Policy } from '../policy/policy.ts';

/** Modifiers that can be tapped twice. */
export const doubleTapSchema = z.enum(['off', 'Control', 'Shift', 'Alt']);

/** How this browser hears: the device, and what it does to the sound. */
export const microphoneChoiceSchema = z.object({
  /** '' is the one the system uses. */
  deviceId: z.string(),
  echoCancellation: z.boolean(),
  noiseSuppression: z.boolean(),
  autoGainControl: z.boolean(),
});
export type MicrophoneChoice = z.infer<typeof microphoneChoiceSchema>;

/** What a person sets for this browser alone; the rest are settings at the server. */
export const preferencesSchema = z.object({
  /** `KeyboardEvent.code` of the key one holds while speaking; '' is none. */
  holdKey: z.string(),
  doubleTap: doubleTapSchema,
  /** The microphone button beside the focused field. */
  button: z.boolean(),
  microphone: microphoneChoiceSchema,
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const defaultPreferences: Preferences = {
  holdKey: '',
  doubleTap: 'off',
  button: false,
  // Reasons: `defaultProcessing` in gateway/client.
  microphone: { deviceId: '', echoCancellation: false, noiseSuppression: false, autoGainControl: true },
};

/** The choice with what the administrator has set in its place. */
export const inForce = (chosen: Preferences, policy: Policy): Preferences => ({
  ...chosen,
  holdKey: policy.holdKey ?? chosen.holdKey,
  doubleTap: policy.doubleTap ?? chosen.doubleTap,
  button: policy.microphoneButton ?? chosen.button,
});

/** What these ways to start need, asked for when one is chosen. */
export const allSites = { origins: ['*://*/*'] };
