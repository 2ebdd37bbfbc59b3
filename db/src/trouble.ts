/** What went wrong with a query, without its parameters: they hold people's text. */
export interface DatabaseTrouble {
  /** SQLSTATE, or the code of the socket or the driver. */
  code: string;
  constraint?: string;
}

/** SQLSTATE classes that mean "the server is not there for anyone": connection, out of resources, operator intervention. */
const awayClasses = ['08', '53', '57'];
const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
]);

/** @returns undefined when the error did not come from the database */
export function databaseTrouble(error: unknown): DatabaseTrouble | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, constraint_name: constraint } = cause as { code?: unknown; constraint_name?: unknown };
    if (typeof code === 'string') return { code, ...(typeof constraint === 'string' && { constraint }) };
  }
  return undefined;
}

/** True when the server cannot be reached or takes no work: the same query may succeed later. */
export function isDatabaseAway(error: unknown): boolean {
  const code = databaseTrouble(error)?.code;
  if (code === undefined) return false;
  return awayCodes.has(code) || (/^[0-9A-Z]{5}$/.test(code) && awayClasses.some((prefix) => code.startsWith(prefix)));
}

/** SQLSTATE: a character that text in Postgres cannot hold (NUL). */
export const isUnstorableText = (error: unknown): boolean =>
  ['22021', '22P05'].includes(databaseTrouble(error)?.code ?? '');

/** SQLSTATE: the row refers to something that is gone, such as a deleted user. */
export const isOrphan = (error: unknown): boolean => databaseTrouble(error)?.code === '23503';
export const isDuplicate = (error: unknown): boolean => databaseTrouble(error)?.code === '23505';
