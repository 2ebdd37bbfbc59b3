import { type Database, readSettings } from '@alfavoice/db';
import { defaultSettings, type Settings, settingsSchema } from '../../contract/rest/settings.ts';

/** Defaults under what a person changed. A value that an older version stored and this one does not know is left out. */
export function settingsFrom(changed: Record<string, unknown>): Settings {
  const known = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const value = schema.safeParse(changed[name]);
    return value.success ? [[name, value.data]] : [];
  });
  return { ...defaultSettings, ...Object.fromEntries(known) };
}

export const settingsOf = async (db: Database, userId: string): Promise<Settings> =>
  settingsFrom(await readSettings(db, userId));
