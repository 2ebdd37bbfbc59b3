import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import {
  languageSchema,
  liveTimingsSchema,
  modeSchema,
  qualitySchema,
  textSegmentSchema,
} from '../../contract/live/messages.ts';
import { changeSchema } from '../../contract/rest/writing.ts';
import { syncDirectory } from '../blobs/index.ts';
import type { Finished } from './finished.ts';

/** Dictations that wait for the database, one file each, on disk before anyone is told that they are kept. */
export interface Pending {
  /** One file per dictation: what came whole is not overwritten by what broke off. */
  keep(userId: string, dictation: Finished): Promise<void>;
  /** @returns what waits of a dictation */
  find(userId: string, dictationId: string): Promise<Finished | undefined>;
  /** Names of the files. */
  list(): Promise<string[]>;
  /** @returns undefined when the file is not one of ours, whole and readable */
  read(name: string): Promise<{ userId: string; dictation: Finished } | undefined>;
  remove(name: string): Promise<void>;
  /** Never to be stored, such as those of a deleted user: kept aside for a person to look at. */
  setAside(name: string): Promise<void>;
}

const milliseconds = z.number().nonnegative();
const fileSchema = z.object({
  userId: z.uuid(),
  dictation: z.object({
    dictationId: z.uuid(),
    raw: z.string(),
    text: z.string(),
    language: languageSchema,
    quality: qualitySchema,
    mode: modeSchema,
    style: z.string().nullable().default(null),
    changes: z.array(changeSchema).nullable().default(null),
    host: z.string().nullable(),
    durationMs: milliseconds,
    timings: liveTimingsSchema,
    segments: z.array(textSegmentSchema),
    complete: z.boolean(),
    recovered: z.boolean().default(false),
    audioId: z.uuid().nullable().default(null),
    createdAt: z.coerce.date(),
  }),
});

export function createPending(directory: string): Pending {
  const at = (name: string) => path.join(directory, name);
  const read: Pending['read'] = async (name) => {
    try {
      return fileSchema.parse(JSON.parse(await readFile(at(name), 'utf8')));
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      if (missing || error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
      throw error;
    }
  };
  const nameOf = (userId: string, dictationId: string) => `${dictationId}.${userId}.json`;
  return {
    read,
    find: async (userId, dictationId) => (await read(nameOf(userId, dictationId)))?.dictation,
    async keep(userId, dictation) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const name = nameOf(userId, dictation.dictationId);
      if (!dictation.complete && (await read(name))?.dictation.complete) return;
      const half = at(`${name}.half`);
      const file = await open(half, 'w', 0o600);
      try {
        await file.writeFile(JSON.stringify({ userId, dictation }));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(half, at(name));
      await syncDirectory(directory);
    },
    async list() {
      const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      });
      return names.filter((name) => name.endsWith('.json')).sort();
    },
    remove: (name) => rm(at(name), { force: true }),
    setAside: (name) => rename(at(name), at(`${name}.refused`)),
  };
}
