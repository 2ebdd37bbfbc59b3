import { z } from 'zod';
import { modeSchema, qualitySchema, spokenLanguageSchema } from '../live/messages.ts';
import { styleSchema } from './styles.ts';

/** Ten years. */
const maxKeptDays = 3650;

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
  /** How texts are written where neither the dictation nor its site has a style. */
  style: styleSchema,
  /** «ё»; here and below `by_style` leaves it to the style. */
  yo: z.enum(['by_style', 'as_said', 'always', 'never']),
  english: z.enum(['by_style', 'us', 'uk']),
  /** No-break spaces: none, where typography wants them, and after words of one letter too. */
  no_break_spaces: z.enum(['by_style', 'never', 'usual', 'prepositions']),
  /** English quotes and apostrophes. */
  quotes: z.enum(['by_style', 'as_said', 'typographic', 'straight']),
  /** «3500 рублей» or «3500 ₽». */
  money: z.enum(['by_style', 'words', 'sign']),
  /** Newest dictations kept; older ones are deleted. 0 keeps all. */
  history_limit: z.int().min(0).max(1_000_000),
  /** Sound of a dictation is deleted after so many days; 0: as soon as its text is stored. */
  keep_audio_days: z.int().min(0).max(maxKeptDays),
  /** Dictations are deleted after so many days; 0 keeps them. */
  keep_text_days: z.int().min(0).max(maxKeptDays),
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
  style: 'tidy',
  yo: 'by_style',
  english: 'by_style',
  no_break_spaces: 'by_style',
  quotes: 'by_style',
  money: 'by_style',
  history_limit: 0,
  keep_audio_days: 30,
  keep_text_days: 0,
  hotkeys: ['Ctrl', 'Shift', 'Y'],
};

/** A change names only what changes; an unknown name is refused. */
export const settingsPatchSchema = settingsSchema.partial().strict();
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;
