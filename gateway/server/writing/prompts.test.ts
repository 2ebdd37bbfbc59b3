import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { builtInPrompts } from '@alfavoice/inference/contract';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from '../system-clock.ts';
import { promptText } from './prompt-text.ts';
import { createPrompts, type Prompts } from './prompts.ts';

let directory: string;
let nowMs: number;
let logged: string[];
let prompts: Prompts;

beforeEach(async () => {
  directory = path.join(await mkdtemp(path.join(tmpdir(), 'prompts-')), 'prompts');
  nowMs = Date.UTC(2026, 0, 2, 3, 4, 5, 6);
  logged = [];
  const clock = { ...systemClock, now: () => nowMs };
  prompts = createPrompts(directory, { clock, log: pino({ level: 'error' }, { write: (line) => logged.push(line) }) });
});
afterEach(() => rm(path.dirname(directory), { recursive: true, force: true }));

test('without files the built-in prompt serves, and lies beside for administrators to read', async () => {
  const built = promptText(builtInPrompts.ru);
  await prompts.begin();
  expect(await prompts.read('ru')).toEqual({
    name: 'ru',
    text: built,
    origin: 'built_in',
    problem: null,
    versions: [],
  });
  expect(await readFile(path.join(directory, 'built-in', 'ru.md'), 'utf8')).toBe(built);
  expect(prompts.inUse()).toEqual({});
});

test('what is written is in use at once; every text it had can be had again', async () => {
  await prompts.write('en', 'First.');
  await prompts.write('en', 'Second.\n\n> a a\nA.');
  expect(prompts.inUse()).toEqual({ en: { order: 'Second.', examples: [{ spoken: 'a a', written: 'A.' }] } });
  const { origin, versions } = await prompts.read('en');
  expect(origin).toBe('file');
  expect(versions).toEqual([
    { version: '20260102T030405007Z', saved_at: '2026-01-02T03:04:05.007Z' },
    { version: '20260102T030405006Z', saved_at: '2026-01-02T03:04:05.006Z' },
  ]);
  expect(await prompts.version('en', versions[1]?.version ?? '')).toBe('First.');
  await prompts.remove('en');
  expect(await prompts.read('en')).toMatchObject({ origin: 'built_in', versions });
});

test('a text that was changed by hand is used, and kept before it is overwritten', async () => {
  await mkdir(directory);
  await writeFile(path.join(directory, 'ru.md'), 'By hand.');
  nowMs += 60_000;
  expect(prompts.inUse()).toEqual({});
  await vi.waitFor(() => expect(prompts.inUse()).toMatchObject({ ru: { order: 'By hand.' } }));
  await prompts.write('ru', 'By the app.');
  const { versions } = await prompts.read('ru');
  expect(await prompts.version('ru', versions.at(-1)?.version ?? '')).toBe('By hand.');
});

test.each([
  ['> only examples', /no order/],
  [Buffer.from([0xd0, 0x3f]), /UTF-8/],
])('a broken file falls back to the built-in prompt and says so, once', async (content, problem) => {
  await mkdir(directory);
  await writeFile(path.join(directory, 'ru.md'), content);
  for (let time = 0; time < 3; time++) {
    expect(await prompts.read('ru')).toMatchObject({
      text: promptText(builtInPrompts.ru),
      origin: 'built_in',
      problem: expect.stringMatching(problem),
    });
  }
  expect(prompts.inUse()).toEqual({});
  expect(logged).toHaveLength(1);
});

test('a version is no way to other files', async () => {
  await prompts.write('en', 'First.');
  expect(await prompts.version('en', '../../en')).toBeUndefined();
  expect(await prompts.version('en', '20260102T030405999Z')).toBeUndefined();
});

test('the oldest versions go', async () => {
  for (let time = 0; time < 53; time++) await prompts.write('en', `Number ${time}.`);
  const { versions } = await prompts.read('en');
  expect(versions).toHaveLength(50);
  expect(await prompts.version('en', versions.at(-1)?.version ?? '')).toBe('Number 3.');
});
