import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './index.ts';
import { isAlive } from './running.ts';

let base: string;
let directory: string;
const started: EmbeddedPostgres[] = [];

const start = async (at = directory) => {
  const server = await startEmbeddedPostgres({ directory: at });
  started.push(server);
  return server;
};

async function query<T>(url: string, ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, connect_timeout: 3 });
  try {
    return await ask(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'alfavoice-db-'));
  directory = path.join(base, 'database');
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.stop()));
  await rm(base, { recursive: true, force: true });
});

test('a new database is UTF-8, stems both languages, keeps its secret, and is the same after a restart', async () => {
  const first = await start();
  const [row] = await query(
    first.url,
    (sql) => sql`
      select pg_encoding_to_char(encoding) as encoding, datlocprovider::text as provider,
        to_tsvector('russian', 'диктовки errors')::text as stems
      from pg_database where datname = current_database()`,
  );
  expect(row).toMatchObject({ encoding: 'UTF8', provider: 'b', stems: "'error':2 'диктовк':1" });
  expect((await stat(path.join(directory, 'password'))).mode & 0o777).toBe(0o600);
  await query(first.url, (sql) => sql`create table kept as select 1 as n`);
  await first.stop();
  expect(await isAlive(first.pid)).toBe(false);
  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await query(second.url, (sql) => sql`select n from kept`)).toEqual([{ n: 1 }]);
});

test('a server whose parent was killed is adopted', async () => {
  const program = path.join(import.meta.dirname, '../../dist/parent.mjs');
  await build({
    stdin: {
      contents: `
        import { startEmbeddedPostgres } from './index.ts';
        const server = await startEmbeddedPostgres({ directory: process.argv[2] });
        console.log(server.pid);
        setInterval(() => {}, 1000);`,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    outfile: program,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  });
  const parent = spawn(process.execPath, [program, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [pid] = await once(parent.stdout, 'data');
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  const server = await start();
  expect(server).toMatchObject({ adopted: true, pid: Number(String(pid)) });
  await server.stop();
  expect(await isAlive(server.pid)).toBe(false);
});

test('after kill -9 of the server nothing acknowledged is lost', async () => {
  const first = await start();
  await query(first.url, (sql) => sql`create table kept as select 7 as n`);
  process.kill(first.pid, 'SIGKILL');
  await first.ended;
  const second = await start();
  expect(second.adopted).toBe(false);
  expect(await query(second.url, (sql) => sql`select n from kept`)).toEqual([{ n: 7 }]);
});

test('a pid file that names a stranger stops nothing and nobody', async () => {
  await (await start()).stop();
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
  await writeFile(path.join(directory, 'data', 'postmaster.pid'), `${stranger.pid}\n\n\n5432\n\n\n\nready\n`);
  const server = await start();
  expect(server.adopted).toBe(false);
  expect(stranger.exitCode).toBeNull();
  stranger.kill();
});

test('a server that was killed and is not collected yet is waited for', async () => {
  const first = await start();
  await first.stop();
  // The shell becomes a program that collects no children: what ended in it stays a zombie until it ends too.
  const shell = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 1'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await once(shell.stdout, 'data')) as [Buffer];
  await writeFile(path.join(directory, 'data/postmaster.pid'), String(line));
  const second = await start();
  expect(second.adopted).toBe(false);
  expect(await isAlive(second.pid)).toBe(true);
});

test('a half-made cluster is made again', async () => {
  await mkdir(path.join(directory, 'data.new', 'base'), { recursive: true });
  await writeFile(path.join(directory, 'password'), 'of the attempt before');
  const server = await start();
  expect(await query(server.url, (sql) => sql`select 1 as n`)).toEqual([{ n: 1 }]);
});

test('a server that cannot start says why', async () => {
  await (await start()).stop();
  await writeFile(path.join(directory, 'data', 'postgresql.conf'), 'no_such_setting = 1\n');
  await expect(start()).rejects.toThrow(/did not start.*configuration file/);
});

test.runIf(process.getuid?.() === 0)('as root the files may lie where other accounts cannot walk', async () => {
  const closed = path.join(base, 'home');
  await mkdir(closed);
  await chmod(closed, 0o700);
  const server = await start(path.join(closed, 'alfavoice', 'database'));
  expect(await readFile(`/proc/${server.pid}/status`, 'utf8')).not.toMatch(/^Uid:\s+0/m);
  await query(server.url, (sql) => sql`create table kept as select 1 as n`);
  await server.stop();
  expect(await query((await start(path.join(closed, 'alfavoice', 'database'))).url, (sql) => sql`table kept`)).toEqual([
    { n: 1 },
  ]);
});
