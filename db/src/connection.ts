import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from './schema/index.ts';

export type Database = PostgresJsDatabase<typeof schema>;

export interface Connection {
  readonly db: Database;
  /** Waits for running queries, at most `drainS`. */
  close(): Promise<void>;
}

export interface ConnectOptions {
  maxConnections: number;
  /** Idle connections are given back after this long: each costs the server some megabytes. */
  idleS: number;
  connectTimeoutS: number;
  /** Longest wait before the next attempt to reach a server that is away. */
  maxBackoffS: number;
  drainS: number;
}
export const defaultConnectOptions: ConnectOptions = {
  maxConnections: 10,
  idleS: 60,
  connectTimeoutS: 5,
  maxBackoffS: 1,
  drainS: 2,
};

/**
 * A pool that connects when it is first used and again whenever the server comes back. A server that is away makes
 * queries reject (`isDatabaseAway`), never the process crash.
 */
export function connect(url: string, options: ConnectOptions = defaultConnectOptions): Connection {
  const client = postgres(url, {
    max: options.maxConnections,
    idle_timeout: options.idleS,
    connect_timeout: options.connectTimeoutS,
    backoff: (attempt: number) => Math.min(2 ** attempt / 20, options.maxBackoffS),
    onnotice: () => {},
    connection: { application_name: 'alfavoice' },
  });
  return {
    db: drizzle(client, { schema }),
    close: () => client.end({ timeout: options.drainS }),
  };
}
