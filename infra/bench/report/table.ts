/** Markdown, readable as it stands in a terminal. @returns its lines */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map((row) => line(row))];
}

/** What was not measured. */
export const dash = '–';

const orDash = (value: number | null | undefined, show: (value: number) => string) =>
  value === null || value === undefined || !Number.isFinite(value) ? dash : show(value);

export const seconds = (ms: number | null | undefined) => orDash(ms, (value) => (value / 1000).toFixed(2));
export const fixed = (value: number | null | undefined, digits: number) =>
  orDash(value, (known) => known.toFixed(digits));
export const signed = (value: number) => `${value >= 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`;
export const megabytes = (bytes: number | null | undefined) => orDash(bytes, (value) => (value / 1e6).toFixed(0));
