import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { defaultMaxDictationMs, maxPasswordLength, minPasswordLength, resumePatienceS } from '../contract/limits.ts';

const number = (min: number, max: number) => z.coerce.number({ error: 'must be a number' }).int().min(min).max(max);
const folder = z.string().transform((value) => path.resolve(value));

/** Below this many characters a secret can be guessed. */
const minSecretLength = 32;

const environmentSchema = z.object({
  PORT: number(0, 65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address, such as https://voice.example' })
    .optional(),
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'must be the address of a Postgres server, postgres://user:password@host/database (npm start sets it)',
  }),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'must be the address of a Redis server, redis://host:6379' })
    .optional(),
  JWT_SECRET: z.string().min(minSecretLength, `must have ${minSecretLength} characters or more`).optional(),
  DATA_DIR: folder.optional(),
  /** Unix sockets of the workers, separated by commas. */
  WORKER_SOCKETS: z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((socket) => socket.trim())
        .filter(Boolean),
    ),
  ADMIN_EMAIL: z.email('must be an e-mail address').toLowerCase().optional(),
  ADMIN_PASSWORD: z
    .string()
    .min(minPasswordLength, `must have ${minPasswordLength} characters or more`)
    .max(maxPasswordLength)
    .optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'must be debug, info, warn or error' })
    .default('info'),
  MAX_DICTATION_MS: number(1000, 4 * 3600 * 1000).default(defaultMaxDictationMs),
  /** A resumable dictation whose line broke waits for its client so long. */
  RESUME_PATIENCE_MS: number(0, 3600 * 1000).default(resumePatienceS * 1000),
  /** Folder of the built web app. */
  APP_DIR: folder.optional(),
  XDG_DATA_HOME: z.string().optional(),
});

export interface Configuration {
  port: number;
  host: string;
  /** As people reach it; undefined when not set: http://localhost on the port. */
  publicUrl: string | undefined;
  databaseUrl: string;
  /** Several gateways share their queue there; undefined: in the database. */
  redisUrl: string | undefined;
  jwtSecret: string | undefined;
  dataDirectory: string;
  workerSockets: string[];
  firstAdministrator: { email: string; password: string } | undefined;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
  maxDictationMs: number;
  resumePatienceMs: number;
  /** Undefined: the one built in this repository. */
  appDirectory: string | undefined;
}

/** @returns the configuration, or one sentence per value that is not good */
export function parseConfiguration(
  environment: Record<string, string | undefined>,
): { ok: true; configuration: Configuration } | { ok: false; faults: string[] } {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) {
    return { ok: false, faults: parsed.error.issues.map((issue) => sentence(String(issue.path[0]), issue, set)) };
  }
  const { data } = parsed;
  if ((data.ADMIN_EMAIL === undefined) !== (data.ADMIN_PASSWORD === undefined)) {
    return { ok: false, faults: ['ADMIN_EMAIL and ADMIN_PASSWORD: set both or neither.'] };
  }
  const dataHome = data.XDG_DATA_HOME ?? path.join(homedir(), '.local', 'share');
  return {
    ok: true,
    configuration: {
      port: data.PORT,
      host: data.HOST,
      publicUrl: data.PUBLIC_URL?.replace(/\/+$/, ''),
      databaseUrl: data.DATABASE_URL,
      redisUrl: data.REDIS_URL,
      jwtSecret: data.JWT_SECRET,
      dataDirectory: data.DATA_DIR ?? path.join(dataHome, 'alfavoice'),
      workerSockets: data.WORKER_SOCKETS,
      firstAdministrator:
        data.ADMIN_EMAIL && data.ADMIN_PASSWORD
          ? { email: data.ADMIN_EMAIL, password: data.ADMIN_PASSWORD }
          : undefined,
      logLevel: data.LOG_LEVEL,
      maxDictationMs: data.MAX_DICTATION_MS,
      resumePatienceMs: data.RESUME_PATIENCE_MS,
      appDirectory: data.APP_DIR,
    },
  };
}

/** Values that must not be repeated on a screen or in a log. */
const secrets = new Set(['DATABASE_URL', 'REDIS_URL', 'JWT_SECRET', 'ADMIN_PASSWORD']);

function sentence(name: string, issue: z.core.$ZodIssue, set: Record<string, unknown>): string {
  if (!(name in set)) return `${name} is missing: ${issue.message}.`;
  const value = secrets.has(name) ? '' : ` is "${String(set[name])}"`;
  return `${name}${value}: ${issue.message}.`;
}
