import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { importsOf } from './imports.ts';

/**
 * A room is the part of the house that one line of the design's "Imports run one way" speaks of.
 * The longest matching folder is a file's room.
 */
export const rooms: Record<string, { may: string[] }> = {
  extension: { may: ['gateway/client', 'gateway/contract', 'pwa/design'] },
  pwa: { may: ['pwa/design', 'gateway/client', 'gateway/contract'] },
  'pwa/design': { may: [] },
  'gateway/client': { may: ['gateway/contract'] },
  'gateway/server': {
    may: ['gateway/server/testing', 'gateway/contract', 'db', 'inference/client', 'inference/contract'],
  },
  // A gateway for tests: its own, and those of its clients.
  'gateway/server/testing': { may: ['gateway/server', 'gateway/contract', 'db', 'inference/contract'] },
  'gateway/contract': { may: [] },
  inference: { may: ['inference/contract', 'inference/client', 'inference/whisper-node-addon'] },
  'inference/client': { may: ['inference/contract'] },
  'inference/contract': { may: [] },
  'inference/whisper-node-addon': { may: [] },
  db: { may: [] },
  // It wires the product together and tests it as a whole: it may know every package's public face.
  infra: {
    may: [
      'db',
      'gateway/contract',
      'gateway/client',
      'gateway/server/testing',
      'inference',
      'inference/contract',
      'inference/client',
      'inference/whisper-node-addon',
    ],
  },
};

/** The start begins before npm has linked the packages: it alone reaches the addon's build by its path. */
const mayReachByPath = ['infra'];

const sourceFile = /\.(ts|tsx|mts|mjs|js|cjs)$/;
const notSources = new Set(['node_modules', 'dist', '.turbo', '.git', 'coverage']);

export interface BadImport {
  file: string;
  specifier: string;
  why: string;
}

/** Source files below `directory`, as paths relative to `root`. */
export function sourceFiles(root: string, directory = '.'): string[] {
  return readdirSync(path.join(root, directory), { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) return notSources.has(entry.name) ? [] : sourceFiles(root, file);
    return sourceFile.test(entry.name) ? [file] : [];
  });
}

/** @returns every import that runs against the directions; `root` holds the rooms */
export function badImports(root: string): BadImport[] {
  const packages = readPackages(root);
  return [...new Set(Object.keys(rooms).map((room) => room.split('/')[0] ?? room))]
    .filter((room) => statSync(path.join(root, room), { throwIfNoEntry: false })?.isDirectory())
    .flatMap((room) => sourceFiles(root, room))
    .flatMap((file) =>
      importsOf(path.join(root, file)).flatMap((specifier) => {
        const why = judge(file, specifier, packages);
        return why ? [{ file, specifier, why }] : [];
      }),
    );
}

function judge(file: string, specifier: string, packages: Map<string, string>): string | undefined {
  const from = roomOf(file);
  const target = targetOf(file, specifier, packages);
  if (target === undefined) return undefined;
  if (from === undefined) return 'stands in no room of the design';
  const to = roomOf(target);
  if (to === undefined) return 'leaves the house';
  const crosses = packageOf(file, packages) !== packageOf(target, packages);
  if (specifier.startsWith('.') && crosses && !mayReachByPath.includes(from))
    return `reaches into ${to} by a path instead of its package`;
  if (to === from) return undefined;
  return rooms[from]?.may.includes(to) ? undefined : `${from} may not know ${to}`;
}

/** The file or folder that a specifier means, relative to the root; undefined for npm's and Node's own. */
function targetOf(file: string, specifier: string, packages: Map<string, string>): string | undefined {
  if (specifier.startsWith('.')) return path.join(path.dirname(file), specifier);
  for (const [name, directory] of packages)
    if (specifier === name || specifier.startsWith(`${name}/`))
      return path.join(directory, specifier.slice(name.length));
  return undefined;
}

const roomOf = (file: string) => innermost(file, Object.keys(rooms));
const packageOf = (file: string, packages: Map<string, string>) => innermost(file, [...packages.values()]);

function innermost(file: string, folders: string[]): string | undefined {
  return folders
    .filter((folder) => file === folder || file.startsWith(`${folder}/`))
    .sort((one, other) => other.length - one.length)[0];
}

/** @returns folder of each workspace package by its name */
export function readPackages(root: string): Map<string, string> {
  const { workspaces } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { workspaces: string[] };
  return new Map(
    workspaces.map((directory) => {
      const { name } = JSON.parse(readFileSync(path.join(root, directory, 'package.json'), 'utf8')) as { name: string };
      return [name, directory];
    }),
  );
}
