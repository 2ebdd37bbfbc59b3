// Packs dist/*-store for the stores, and dist/chrome and dist/firefox for companies: dist/packages/*.zip and *.xpi.
// Same sources, same bytes.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';

const dist = fileURLToPath(new URL('./dist/', import.meta.url));
/** Archives hold a time for each file; the oldest they can. */
const mtime = '1980-01-01T12:00:00';

/** @param {string} version */
export async function pack(version) {
  await mkdir(join(dist, 'packages'), { recursive: true });
  for (const [build, name, suffix] of /** @type {const} */ ([
    ['chrome-store', 'chrome', 'zip'],
    ['chrome', 'chrome-company', 'zip'],
    ['firefox-store', 'firefox', 'xpi'],
    ['firefox', 'firefox-company', 'xpi'],
  ])) {
    const files = await filesIn(join(dist, build));
    // A store signs with a key of its own and refuses packages that name one.
    const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json']));
    delete manifest.key;
    files['manifest.json'] = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
    const archive = zipSync(files, { level: 9, mtime });
    await writeFile(join(dist, 'packages', `alfavoice-${name}-${version}.${suffix}`), archive);
  }
}

/** @param {string} folder @returns {Promise<Record<string, Uint8Array>>} contents by path, in the order of the alphabet */
async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const named = paths
    .map((path) => [relative(folder, path).split(sep).join('/'), path])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(await Promise.all(named.map(async ([name, path]) => [name, await readFile(path)])));
}
