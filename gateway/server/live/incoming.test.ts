import { expect, test } from 'vitest';
import { readIncoming } from './incoming.ts';

const text = (message: unknown) => readIncoming(Buffer.from(JSON.stringify(message)), false);
const chunk = { type: 'audio_chunk', session_id: 's', quality: 'normal', mode: 'on_pause' };

test('reads every message of the contract', () => {
  const start = { type: 'start', session_id: 's', quality: 'high', mode: 'on_pause', language: 'auto' };
  expect(text(start)).toEqual({ kind: 'start', start });
  expect(text({ type: 'stop' })).toEqual({ kind: 'stop', sessionId: undefined });
  expect(text({ type: 'cancel', session_id: 's' })).toEqual({ kind: 'cancel' });
  expect(text({ ...chunk, audio: Buffer.from([1, 2, 3, 4]).toString('base64') })).toMatchObject({
    kind: 'chunk',
    sessionId: 's',
    pcm: Buffer.from([1, 2, 3, 4]),
  });
  expect(readIncoming(Buffer.alloc(640), true)).toEqual({ kind: 'audio', pcm: Buffer.alloc(640) });
});

test.each([
  ['not JSON', () => readIncoming(Buffer.from('{'), false), 'bad_message'],
  ['null', () => text(null), 'bad_message'],
  ['unknown type', () => text({ type: 'dance' }), 'bad_message'],
  ['a message that is too long', () => text({ ...chunk, audio: 'A'.repeat(70_000) }), 'too_large'],
  ['base64 that is none', () => text({ ...chunk, audio: '@@' }), 'bad_audio'],
  ['base64 of half a sample', () => text({ ...chunk, audio: 'AAAA' }), 'bad_audio'],
  ['odd-length PCM', () => readIncoming(Buffer.alloc(641), true), 'bad_audio'],
  ['a frame over a second', () => readIncoming(Buffer.alloc(32_002), true), 'too_large'],
])('%s', (_name, read, code) => {
  expect(read()).toMatchObject({ kind: 'bad', code });
});

test('a bad message still names its session', () => {
  expect(text({ ...chunk, quality: 'ultra', audio: '' })).toMatchObject({ kind: 'bad', sessionId: 's' });
});
