import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '../../product/root.ts';

/** What a page costs on which nobody dictates. */
export const pageCostLimitBytes = 15 * 1024;

/** Registered by the background for every page that may be dictated into. */
const registered = ['starting.js'];

/** Bytes, gzipped, of the scripts that the extension puts into every page before a dictation begins there. */
export async function pageCostBytes(browser: 'chrome' | 'firefox'): Promise<number> {
  const built = path.join(projectRoot(), 'extension/dist', browser);
  const manifest = JSON.parse(await readFile(path.join(built, 'manifest.json'), 'utf8')) as {
    content_scripts?: { matches: string[]; js?: string[] }[];
  };
  const everywhere = (manifest.content_scripts ?? []).filter(({ matches }) =>
    matches.some((match) => match === '<all_urls>' || match.endsWith('://*/*')),
  );
  const files = [...registered, ...everywhere.flatMap(({ js = [] }) => js)];
  const scripts = await Promise.all(files.map((file) => readFile(path.join(built, file))));
  return scripts.reduce((sum, script) => sum + gzipSync(script).length, 0);
}
