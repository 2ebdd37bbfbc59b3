import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isAlive } from '../prepare/process-identity.mjs';
import { type Child, superviseChild } from './child.ts';

let directory: string;
let child: Child | undefined;
const pids = new Set<number>();
const lines: string[] = [];
const crashes: string[] = [];

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'child-'));
  lines.length = 0;
  crashes.length = 0;
});
afterEach(async () => {
  await child?.stop(100);
  expect([...pids]).toEqual([]);
  rmSync(directory, { recursive: true });
});

/** Runs a small program the way gateway and worker are run. */
function run(source: string, onMessage: (message: unknown) => void = () => {}, launcher: string[] = []): Child {
  const script = path.join(directory, 'program.mjs');
  writeFileSync(script, source);
  child = superviseChild({
    name: 'program',
    script,
    launcher,
    environment: process.env,
    family: { add: (pid) => pids.add(pid), remove: (pid) => pids.delete(pid), kill: () => {} },
    onLine: (line) => lines.push(line),
    onMessage,
    onCrash: (how) => crashes.push(how),
  });
  return child;
}

const living = "process.on('disconnect', () => process.exit()); setInterval(() => {}, 1000);";
const pid = () => [...pids][0] ?? 0;

it('ends it when asked, and lets it finish what it does', async () => {
  const program = run(
    `${living} process.on('SIGTERM', () => setTimeout(() => { console.log('written'); process.exit(); }, 100)); console.log('up');`,
  );
  await vi.waitFor(() => expect(lines).toEqual(['up']), 5000);
  await program.stop(5000);
  expect(lines).toEqual(['up', 'written']);
  expect(crashes).toEqual([]);
});

it('kills one that does not end in its grace time', async () => {
  const program = run(`${living} process.on('SIGTERM', () => {}); console.log('up');`);
  await vi.waitFor(() => expect(lines).toEqual(['up']), 5000);
  const identity = { pid: pid(), startTime: null };
  await program.stop(100);
  expect(isAlive(identity)).toBe(false);
});

it('starts it again after a kill -9, and talks to the new one', async () => {
  const heard: unknown[] = [];
  const program = run(`${living} process.on('message', (m) => process.send(m)); console.log('up');`, (m) =>
    heard.push(m),
  );
  await vi.waitFor(() => expect(lines).toEqual(['up']), 5000);
  const first = pid();
  process.kill(first, 'SIGKILL');
  await vi.waitFor(() => expect(lines).toEqual(['up', 'up']), 5000);
  expect(pid()).not.toBe(first);
  program.send({ type: 'hello' });
  await vi.waitFor(() => expect(heard).toEqual([{ type: 'hello' }]), 5000);
  expect(crashes).toEqual(['killed by SIGKILL']);
});

it('gives up on one that cannot live, with its last words', async () => {
  const program = run("console.error('no memory'); process.exitCode = 1;");
  expect(await program.gaveUp).toEqual({ why: 'crashes', lastLines: expect.arrayContaining(['no memory']) });
  expect(crashes).toHaveLength(5);
});

it('does not try again where the configuration is wrong', async () => {
  const program = run("console.error('JWT_SECRET is too short'); process.exitCode = 2;");
  expect(await program.gaveUp).toEqual({ why: 'configuration', lastLines: ['JWT_SECRET is too short'] });
  expect(crashes).toEqual([]);
});

it.skipIf(!existsSync('/usr/bin/taskset'))('runs it where it is bound to, with its messages', async () => {
  const heard: unknown[] = [];
  run(
    `import { readFileSync } from 'node:fs'; ${living}
    process.send(/Cpus_allowed_list:\\s*(.*)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);`,
    (message) => heard.push(message),
    ['taskset', '-c', '0'],
  );
  await vi.waitFor(() => expect(heard).toEqual(['0']), 5000);
});

it('kills one that hangs, says why, and starts it again', async () => {
  const program = run(`${living} process.on('SIGTERM', () => {}); console.log('up');`);
  await vi.waitFor(() => expect(lines).toEqual(['up']), 5000);
  program.kill('does not answer');
  await vi.waitFor(() => expect(lines).toEqual(['up', 'up']), 5000);
  expect(crashes).toEqual(['does not answer']);
  process.kill(pid(), 'SIGKILL');
  await vi.waitFor(() => expect(crashes).toEqual(['does not answer', 'killed by SIGKILL']), 5000);
});
