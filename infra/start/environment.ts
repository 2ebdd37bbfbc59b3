import type { Configuration } from '../prepare/configuration.mjs';

/** What a worker has no use for and must not be able to tell. */
const secrets = ['DATABASE_URL', 'JWT_SECRET', 'ADMIN_EMAIL', 'ADMIN_PASSWORD', 'REDIS_URL', 'OIDC_CLIENT_SECRET'];

const shared = ({ environment, dataDir, cacheDir, logLevel }: Configuration): NodeJS.ProcessEnv => ({
  ...environment,
  NODE_ENV: 'production',
  DATA_DIR: dataDir,
  CACHE_DIR: cacheDir,
  LOG_LEVEL: logLevel,
});

export function workerEnvironment(
  configuration: Configuration,
  { socket, cores }: { socket: string; cores: number },
): NodeJS.ProcessEnv {
  const environment = Object.entries(shared(configuration)).filter(([name]) => !secrets.includes(name));
  return { ...Object.fromEntries(environment), WORKER_SOCKET: socket, WORKER_CORES: String(cores) };
}

export function gatewayEnvironment(
  configuration: Configuration,
  { databaseUrl, workerSockets }: { databaseUrl: string; workerSockets: readonly string[] },
): NodeJS.ProcessEnv {
  return {
    ...shared(configuration),
    PORT: String(configuration.port),
    HOST: configuration.host,
    DATABASE_URL: databaseUrl,
    WORKER_SOCKETS: workerSockets.join(','),
  };
}
