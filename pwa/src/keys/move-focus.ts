/** From the row that has the focus to its neighbour, from elsewhere to the first. @returns whether there was one */
export function moveFocus(rows: readonly HTMLElement[], step: 1 | -1): boolean {
  const index = rows.findIndex((row) => row.matches(':focus-within'));
  const next = rows[index < 0 ? 0 : index + step];
  next?.focus();
  return next !== undefined;
}
