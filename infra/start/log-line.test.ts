import { expect, it } from 'vitest';
import { forConsole } from './log-line.ts';

const line = (level: number, more = {}) => JSON.stringify({ level, msg: 'the disk is nearly full', ...more });

it('shows warnings and errors, with the reason', () => {
  expect(forConsole(line(40), 'info')).toBe('the disk is nearly full');
  expect(forConsole(line(50, { err: { message: 'ENOSPC' } }), 'info')).toBe('the disk is nearly full (ENOSPC)');
});

it('does not say the reason twice', () => {
  const message = 'the disk is nearly full';
  expect(forConsole(line(50, { err: { message } }), 'info')).toBe(message);
});

it('keeps the rest for the log file', () => {
  expect(forConsole(line(30), 'info')).toBeUndefined();
  expect(forConsole(line(40), 'error')).toBeUndefined();
  expect(forConsole('whisper_init_state: kv self size = 6.29 MB', 'info')).toBeUndefined();
  expect(forConsole('{"level":', 'warn')).toBeUndefined();
});

it('shows everything to whoever looks for a fault', () => {
  expect(forConsole(line(20), 'debug')).toBe('the disk is nearly full');
  expect(forConsole('whisper_init_state', 'debug')).toBe('whisper_init_state');
});
