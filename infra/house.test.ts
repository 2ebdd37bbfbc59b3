import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { badImports, readPackages, sourceFiles } from './house/directions.ts';

const root = new URL('..', import.meta.url).pathname;
const largestFileBytes = 1_000_000;

/** Everything else gets its values handed in. */
const configurationFiles = [
  /(^|\/)configuration\.(ts|mjs)$/,
  // What a person starts: the process's own entry, which reads the environment and hands it on.
  /^inference\/(worker\/main|models\/cli)\.ts$/,
  /^gateway\/server\/main\.ts$/,
  /^inference\/whisper-node-addon\/build\.mjs$/,
  /^infra\/([^/]+|prepare\/(start|workbench|run-bundled))\.mjs$/,
  /^pwa\/vite\.config\.ts$/,
  /^db\/drizzle\.config\.ts$/,
  // Tests and the benchmark start the product as a person would.
  /(\.test|\/test-[^/]+)\.ts$/,
  /^infra\/(e2e|bench|chaos|product|speech)\//,
];

const topLevelFolders = ['.ci', 'db', 'extension', 'gateway', 'inference', 'infra', 'pwa'];
const topLevelFiles = ['README.md', 'biome.json', 'package-lock.json', 'package.json', 'turbo.json'];

const trackedFiles = () =>
  execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);

describe('the house', () => {
  it('keeps the import directions of the design', () => {
    expect(badImports(root)).toEqual([]);
  });

  it('reads the environment in the configuration only', () => {
    const readers = ['db', 'extension', 'gateway', 'inference', 'infra', 'pwa']
      .flatMap((room) => sourceFiles(root, room))
      .filter((file) => /\bprocess\s*\.\s*env\b/.test(readFileSync(path.join(root, file), 'utf8')))
      .filter((file) => !configurationFiles.some((pattern) => pattern.test(file)));
    expect(readers).toEqual([]);
  });

  it('has exact versions in every package.json', () => {
    const loose = ['.', ...readPackages(root).values()].flatMap((directory) => {
      const { dependencies = {}, devDependencies = {} } = JSON.parse(
        readFileSync(path.join(root, directory, 'package.json'), 'utf8'),
      ) as Record<string, Record<string, string>>;
      return Object.entries({ ...dependencies, ...devDependencies })
        .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        .map(([name, version]) => `${directory}: ${name} ${version}`);
    });
    expect(loose).toEqual([]);
  });
});

describe.skipIf(!statSync(path.join(root, '.git'), { throwIfNoEntry: false }))('what git keeps', () => {
  it('has no top-level folder or file beyond those of the design', () => {
    const strangers = trackedFiles()
      .map((file) => (file.includes('/') ? { folder: file.split('/')[0] ?? '' } : { file }))
      .filter((entry) =>
        entry.folder === undefined
          ? !topLevelFiles.includes(entry.file) && !entry.file.startsWith('.')
          : !topLevelFolders.includes(entry.folder),
      );
    expect(strangers).toEqual([]);
  });

  it('holds no large file', () => {
    const large = trackedFiles().filter(
      (file) => (statSync(path.join(root, file), { throwIfNoEntry: false })?.size ?? 0) > largestFileBytes,
    );
    expect(large).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    ['inference/worker/main.ts', "import { users } from '@alfavoice/db';", 'inference may not know db'],
    ['db/src/index.ts', "import type { App } from '@alfavoice/gateway/contract';", 'db may not know gateway/contract'],
    ['gateway/server/main.ts', "import '@alfavoice/inference/models';", 'gateway/server may not know inference'],
    [
      'gateway/contract/index.ts',
      "export * from '../client/index.ts';",
      'gateway/contract may not know gateway/client',
    ],
    [
      'pwa/app.ts',
      "type User = import('../db/src/index.ts').User;",
      'reaches into db by a path instead of its package',
    ],
    ['pwa/app.ts', "const db = await import('@alfavoice/db');", 'pwa may not know db'],
    ['extension/page.ts', "export { app } from '@alfavoice/pwa/app.ts';", 'extension may not know pwa'],
    ['pwa/app.ts', "import '../elsewhere/file.ts';", 'leaves the house'],
  ])('finds a planted import in %s: %s', (file, source, why) => {
    const planted = plant({ [file]: source });
    expect(badImports(planted)).toEqual([expect.objectContaining({ file, why })]);
  });

  it('lets the right ones pass', () => {
    const planted = plant({
      'extension/page.ts':
        "import '@alfavoice/gateway/client'; import '@alfavoice/pwa/design/tokens.ts'; import 'lit';",
      'gateway/server/main.ts':
        "import '@alfavoice/inference/client'; import '@alfavoice/db'; import '../contract/index.ts';",
      'pwa/app.ts': "import './parts/one.ts'; // import '@alfavoice/db'",
    });
    expect(badImports(planted)).toEqual([]);
  });
});

/** A house of the same packages in a folder of its own, with nothing in it but `files`. */
function plant(files: Record<string, string>): string {
  const house = mkdtempSync(path.join(tmpdir(), 'house-'));
  onTestFinished(() => rmSync(house, { recursive: true }));
  const packages = readPackages(root);
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
    writeFileSync(path.join(house, file), text);
  };
  write('package.json', JSON.stringify({ workspaces: [...packages.values()] }));
  for (const [name, directory] of packages) write(`${directory}/package.json`, JSON.stringify({ name }));
  for (const [file, text] of Object.entries(files)) write(file, text);
  return house;
}
