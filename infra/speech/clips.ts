import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const clipSchema = z.object({
  id: z.string(),
  lang: z.enum(['en', 'ru', 'none']),
  file: z.string(),
  text: z
    .string()
    .nullable()
    .transform((text) => text ?? ''),
  seconds: z.number(),
});
export type Clip = z.infer<typeof clipSchema>;

/** Reads `manifest.jsonl` of a folder of recordings: one clip a line, `file` relative to the folder, `lang` none for sound without speech. */
export async function readClips(folder: string): Promise<Clip[]> {
  const lines = (await readFile(path.join(folder, 'manifest.jsonl'), 'utf8')).split('\n').filter((line) => line.trim());
  return lines
    .map((line) => clipSchema.parse(JSON.parse(line)))
    .map((clip) => ({ ...clip, file: path.join(folder, clip.file) }));
}
