import { z } from 'zod';
import { modeSchema, qualitySchema, spokenLanguageSchema } from '../live/messages.ts';

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Language of the app's own words. */
  locale: z.enum(['system', 'ru', 'en']),
  /** Language of speech. */
  language: spokenLanguageSchema,
  quality: qualitySchema,
  mode: modeSchema,
  /** Let the language model edit the text after the rules. */
  editor: z.boolean(),
  /** Newest dictations kept; older ones are deleted. 0 keeps all. */
  history_limit: z.int().min(0).max(1_000_000),
  /** Keys of the dictation shortcut, by their names on the keyboard. */
  hotkeys: z.array(z.string().min(1).max(32)).min(1).max(4),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  theme: 'system',
  locale: 'system',
  language: 'auto',
  quality: 'normal',
  mode: 'after_recording',
  editor: false,
  history_limit: 0,
  hotkeys: ['Ctrl', 'Shift', 'Y'],
};

/** A change names only what changes; an unknown name is refused. */
export const settingsPatchSchema = settingsSchema.partial().strict();
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;
