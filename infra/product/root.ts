import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, found upwards from this module: from its source or from its bundle. */
export function projectRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'turbo.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('not inside the project');
    folder = parent;
  }
  return folder;
}
