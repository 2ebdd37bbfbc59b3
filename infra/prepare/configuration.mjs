import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/**
 * What `npm start` itself needs to know. Gateway and worker read the rest of the environment by their own schemas.
 * @typedef {'debug' | 'info' | 'warn' | 'error'} LogLevel
 * @typedef {{
 *   port: number,
 *   host: string,
 *   dataDir: string,
 *   cacheDir: string,
 *   databaseUrl: string | undefined,
 *   publicUrl: string | undefined,
 *   adminEmail: string | undefined,
 *   logLevel: LogLevel,
 *   environment: NodeJS.ProcessEnv,
 * }} Configuration
 */

const defaultPort = 3000;
const highestPort = 65_535;
const logLevels = ['debug', 'info', 'warn', 'error'];

/**
 * Checks the environment before any work is done. All paths become absolute.
 * @param {NodeJS.ProcessEnv} environment the process's environment, `.env` already merged
 * @param {string} root relative DATA_DIR and CACHE_DIR count from here
 * @param {string} home
 * @returns {{ ok: true, configuration: Configuration } | { ok: false, problems: string[] }} one sentence per bad value
 */
export function readConfiguration(environment, root, home = homedir()) {
  /** @type {string[]} */
  const problems = [];
  const text = (/** @type {string} */ name) => environment[name]?.trim() || undefined;

  const portText = text('PORT');
  const port = portText === undefined ? defaultPort : Number(portText);
  if (!Number.isInteger(port) || port < 1 || port > highestPort)
    problems.push(`PORT must be a whole number from 1 to ${highestPort}, but is "${portText}".`);

  const logLevel = text('LOG_LEVEL') ?? 'info';
  if (!logLevels.includes(logLevel))
    problems.push(`LOG_LEVEL must be one of ${logLevels.join(', ')}, but is "${logLevel}".`);

  const databaseUrl = text('DATABASE_URL');
  if (databaseUrl && !hasProtocol(databaseUrl, ['postgres:', 'postgresql:']))
    problems.push('DATABASE_URL must look like postgres://user:password@host:5432/name.');

  const publicUrl = text('PUBLIC_URL');
  if (publicUrl && !hasProtocol(publicUrl, ['http:', 'https:']))
    problems.push(`PUBLIC_URL must be an http or https address, but is "${publicUrl}".`);

  const adminEmail = text('ADMIN_EMAIL');
  if ((adminEmail === undefined) !== (environment.ADMIN_PASSWORD === undefined || environment.ADMIN_PASSWORD === ''))
    problems.push('ADMIN_EMAIL and ADMIN_PASSWORD go together: set both, or none to get a first-run link.');

  if (problems.length > 0) return { ok: false, problems };

  const directory = (/** @type {string} */ name, /** @type {string} */ xdgName, /** @type {string[]} */ fallback) => {
    const given = text(name);
    if (given) return resolve(root, given);
    const xdg = text(xdgName);
    // The XDG specification tells to ignore relative paths.
    return join(xdg && isAbsolute(xdg) ? xdg : join(home, ...fallback), 'alfavoice');
  };
  const dataDir = directory('DATA_DIR', 'XDG_DATA_HOME', ['.local', 'share']);
  const cacheDir = directory('CACHE_DIR', 'XDG_CACHE_HOME', ['.cache']);
  return {
    ok: true,
    configuration: {
      port,
      host: text('HOST') ?? '127.0.0.1',
      dataDir,
      cacheDir,
      databaseUrl,
      publicUrl,
      adminEmail,
      logLevel: /** @type {LogLevel} */ (logLevel),
      environment,
    },
  };
}

/** @param {string} address @param {string[]} protocols */
function hasProtocol(address, protocols) {
  try {
    return protocols.includes(new URL(address).protocol);
  } catch {
    return false;
  }
}
