import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const notSources = new Set(['node_modules', 'dist', '.turbo', 'coverage', 'docs', 'e2e']);

/**
 * Tells cheaply whether any source changed: names, sizes and modification times, no contents (about 20 ms for the house).
 * @param {string} root
 * @param {string[]} paths files and folders below `root`
 * @returns {string}
 */
export function fingerprint(root, paths) {
  const hash = createHash('sha256');
  const visit = (/** @type {string} */ path) => {
    const stats = statSync(join(root, path), { throwIfNoEntry: false });
    if (stats === undefined) return;
    if (!stats.isDirectory()) {
      hash.update(`${path} ${stats.size} ${stats.mtimeMs}\n`);
      return;
    }
    for (const name of readdirSync(join(root, path)).sort())
      if (!notSources.has(name) && !/\.test\.[cm]?ts$|\.md$/.test(name)) visit(join(path, name));
  };
  for (const path of paths) visit(path);
  return hash.digest('hex');
}
