import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';

/**
 * Every module that a TypeScript or JavaScript source names: imports, re-exports, `import()` and types by `import('x').Y`.
 * @param file with an extension that tells its language
 * @returns specifiers as written; a computed `import()` names none
 * @throws when the file does not parse
 */
export function importsOf(file: string): string[] {
  const { program, errors } = parseSync(file, readFileSync(file, 'utf8'));
  const [error] = errors;
  if (error) throw new Error(`${file}: ${error.message}`);
  const found: string[] = [];
  collect(program, found);
  return found;
}

/** ESTree (with TypeScript's nodes) keeps a module's name in `source`; `import x = require('y')` in `expression`. */
const naming: Record<string, 'source' | 'expression'> = {
  ImportDeclaration: 'source',
  ExportNamedDeclaration: 'source',
  ExportAllDeclaration: 'source',
  ImportExpression: 'source',
  TSImportType: 'source',
  TSExternalModuleReference: 'expression',
};

function collect(node: unknown, found: string[]): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node) collect(item, found);
    return;
  }
  const fields = new Map(Object.entries(node));
  const key = naming[String(fields.get('type'))];
  const named = key && fields.get(key);
  if (typeof named === 'object' && named !== null && 'value' in named && typeof named.value === 'string')
    found.push(named.value);
  for (const value of fields.values()) collect(value, found);
}
