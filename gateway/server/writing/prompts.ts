import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { builtInPrompts, type Prompt as ModelPrompt } from '@alfavoice/inference/contract';
import type { Logger } from 'pino';
import { maxPromptVersions } from '../../contract/limits.ts';
import { type Prompt, type PromptName, promptNames } from '../../contract/rest/prompts.ts';
import type { Clock } from '../clock.ts';
import { promptText, readPrompt } from './prompt-text.ts';

/** Prompts of the language model as files: `<name>.md`, the texts they had in `versions/<name>`, ours in `built-in`. */
export interface Prompts {
  /** Writes ours where administrators find them, and reads theirs. A folder that cannot be written is named in the log. */
  begin(): Promise<void>;
  /** Administrators' prompts, as they were a moment ago; the built-in ones serve where there is none. */
  inUse(): Partial<Record<PromptName, ModelPrompt>>;
  /** Reads the files now. */
  read(name: PromptName): Promise<Prompt>;
  /** @param text as `readPrompt` reads it */
  write(name: PromptName, text: string): Promise<void>;
  /** Back to the built-in prompt; the text stays among the versions. */
  remove(name: PromptName): Promise<void>;
  version(name: PromptName, version: string): Promise<string | undefined>;
}

/** A file that was changed by hand is in use after so long. */
const freshMs = 5_000;
const versionName = /^\d{8}T\d{9}Z$/;

export function createPrompts(directory: string, { clock, log }: { clock: Clock; log: Logger }): Prompts {
  const fileOf = (name: PromptName) => path.join(directory, `${name}.md`);
  const versionsOf = (name: PromptName) => path.join(directory, 'versions', name);
  let used: Partial<Record<PromptName, ModelPrompt>> = {};
  const told = new Map<PromptName, string>();
  let readAtMs = Number.NEGATIVE_INFINITY;

  const look = async (name: PromptName) => {
    const builtIn = (problem: string | null) => {
      return { text: promptText(builtInPrompts[name]), problem, prompt: undefined };
    };
    const file = await contentOf(fileOf(name));
    if (!file?.ok) return builtIn(file?.problem ?? null);
    const found = readPrompt(file.text);
    return found.ok ? { text: file.text, problem: null, prompt: found.prompt } : builtIn(found.problem);
  };
  const use = (name: PromptName, { prompt, problem }: Awaited<ReturnType<typeof look>>) => {
    const { [name]: _before, ...others } = used;
    used = { ...others, ...(prompt && { [name]: prompt }) };
    if (problem && told.get(name) !== problem)
      log.error({ prompt: name, problem }, 'a prompt file is broken: the built-in prompt is used');
    if (problem) told.set(name, problem);
    else told.delete(name);
  };
  const refresh = async () => {
    for (const name of promptNames) use(name, await look(name));
  };
  const complain = ({ code }: NodeJS.ErrnoException) => log.error({ code }, 'prompt files cannot be read or written');
  const refreshWhenOld = () => {
    if (clock.now() - readAtMs < freshMs) return;
    readAtMs = clock.now();
    refresh().catch(complain);
  };

  const listVersions = async (name: PromptName): Promise<string[]> => {
    const names = await readdir(versionsOf(name)).catch(unlessMissing([]));
    const versions = names.map((file) => path.basename(file, '.md')).filter((version) => versionName.test(version));
    return versions.sort().reverse();
  };
  const version: Prompts['version'] = async (name, wanted) => {
    if (!versionName.test(wanted)) return undefined;
    return readFile(path.join(versionsOf(name), `${wanted}.md`), 'utf8').catch(unlessMissing(undefined));
  };
  /** Does nothing when it is the newest version already. */
  const keepVersion = async (name: PromptName, text: string) => {
    const [newest] = await listVersions(name);
    if (newest !== undefined && (await version(name, newest)) === text) return;
    await mkdir(versionsOf(name), { recursive: true, mode: 0o700 });
    let atMs = clock.now();
    while (newest !== undefined && versionAt(atMs) <= newest) atMs += 1;
    await writeSafely(path.join(versionsOf(name), `${versionAt(atMs)}.md`), text);
    for (const old of (await listVersions(name)).slice(maxPromptVersions))
      await rm(path.join(versionsOf(name), `${old}.md`), { force: true });
  };
  const keepPresent = async (name: PromptName) => {
    const present = await contentOf(fileOf(name));
    if (present?.ok) await keepVersion(name, present.text);
  };

  return {
    begin: () => showBuiltIn(path.join(directory, 'built-in')).then(refresh).catch(complain),
    inUse() {
      refreshWhenOld();
      return used;
    },
    async read(name) {
      const seen = await look(name);
      use(name, seen);
      const versions = (await listVersions(name)).map((one) => ({ version: one, saved_at: savedAt(one) }));
      const { text, problem, prompt } = seen;
      return { name, text, origin: prompt ? 'file' : 'built_in', problem, versions };
    },
    async write(name, text) {
      await keepPresent(name);
      await keepVersion(name, text);
      await mkdir(directory, { recursive: true, mode: 0o700 });
      await writeSafely(fileOf(name), text);
      use(name, await look(name));
    },
    async remove(name) {
      await keepPresent(name);
      await rm(fileOf(name), { force: true });
      use(name, await look(name));
    },
    version,
  };
}

type Content = { ok: true; text: string } | { ok: false; problem: string };

/** @returns undefined when there is no file */
async function contentOf(file: string): Promise<Content | undefined> {
  const bytes = await readFile(file).catch(unlessMissing(undefined));
  if (!bytes) return undefined;
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, problem: 'The file is not text in UTF-8.' };
  }
}

/** For administrators who look at the folder: what they may copy and change. */
async function showBuiltIn(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  for (const name of promptNames) await writeFile(path.join(directory, `${name}.md`), promptText(builtInPrompts[name]));
}

async function writeSafely(file: string, text: string): Promise<void> {
  const half = `${file}.half`;
  const handle = await open(half, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(half, file);
}

/** `20261127T090234123Z` */
const versionAt = (atMs: number): string => new Date(atMs).toISOString().replace(/[-:.]/g, '');
const savedAt = (version: string): string =>
  version.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/, '$1-$2-$3T$4:$5:$6.$7Z');

const unlessMissing =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };
