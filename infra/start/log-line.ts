import type { LogLevel } from '../prepare/configuration.mjs';

/** pino's numbers for its levels. */
const numbers: Record<LogLevel, number> = { debug: 20, info: 30, warn: 40, error: 50 };

/**
 * Whether a line that a process wrote is worth a line on the console.
 * pino writes JSON; what native libraries write is only for the log file, unless everything is wanted.
 * @param logLevel as set by the person; at `info` the console shows warnings only, the files show all
 * @returns the text to show
 */
export function forConsole(line: string, logLevel: LogLevel): string | undefined {
  const least = Math.max(numbers[logLevel], logLevel === 'info' ? numbers.warn : 0);
  const entry = parseEntry(line);
  if (entry === undefined) return logLevel === 'debug' ? line : undefined;
  if (entry.level < least) return undefined;
  return entry.reason && !entry.message.includes(entry.reason) ? `${entry.message} (${entry.reason})` : entry.message;
}

function parseEntry(line: string): { level: number; message: string; reason: string | undefined } | undefined {
  if (!line.startsWith('{')) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('level' in value) || typeof value.level !== 'number')
    return undefined;
  const error = 'err' in value && typeof value.err === 'object' ? value.err : undefined;
  return {
    level: value.level,
    message: 'msg' in value ? String(value.msg) : line,
    reason: error && 'message' in error ? String(error.message) : undefined,
  };
}
