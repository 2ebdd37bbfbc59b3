import { catalogue, modelSets } from './catalogue.ts';
import { chooseModel, installedModels } from './choose.ts';
import { modelRoles } from './model.ts';
import { modelsFolder } from './storage/installed.ts';

const size = (bytes: number | null): string => (bytes === null ? '?' : `${(bytes / 1e6).toFixed(0)} MB`);

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

const setsOf = (id: string): string =>
  Object.keys(modelSets)
    .filter((set) => modelSets[set]?.includes(id))
    .join(', ');

/** @returns the catalogue as a table for a person, with what is installed, and what serves each role now */
export const listModels = async (cacheDir: string): Promise<string> => {
  const installed = new Set((await installedModels(cacheDir)).map(({ model }) => model.id));
  const models = catalogue.map(({ id, title, sizeBytes, licence, roles }) => [
    installed.has(id) ? '*' : ' ',
    id,
    size(sizeBytes),
    licence,
    title,
    setsOf(id),
    roles.length > 0 ? roles.join(', ') : 'to make others',
  ]);
  const serving = await Promise.all(
    modelRoles.map(async (role) => ['', role, (await chooseModel(role, cacheDir))?.model.id ?? 'none installed']),
  );
  return [
    table([['', 'id', 'size', 'licence', 'model', 'set', 'roles'], ...models]),
    `\n* installed in ${modelsFolder(cacheDir)}\n\nIn use:`,
    table(serving),
  ].join('\n');
};
