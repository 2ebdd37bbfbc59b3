import { expect, test } from 'vitest';
import { defaultPreferences } from '../preferences/preferences.ts';
import { backgroundMessageSchema, recorderMessageSchema } from './messages.ts';

const target = { tabId: 3, frameId: 0, host: 'firma.example', pin: 'p' };
const { microphone } = defaultPreferences;
const request = { quality: 'normal', mode: 'on_pause', language: 'auto', context: { host: 'firma.example' } };

test('what the recorder and the overlay say reaches the background unchanged', () => {
  const messages = [
    { to: 'background', type: 'show', target, view: { kind: 'inserted' }, changed: true },
    { to: 'background', type: 'insert', target, text: 'Раз.', removes: 'Два.' },
    { to: 'background', type: 'ticket' },
    { to: 'background', type: 'control', control: 'stop' },
    { to: 'background', type: 'start', does: 'begin' },
    { to: 'background', type: 'place', place: { x: 0.5, y: 1 } },
    { to: 'background', type: 'pair', code: 'ABC', gateway: 'https://voice.example' },
  ];
  for (const message of messages) expect(backgroundMessageSchema.parse(message)).toEqual(message);
});

test('orders to the recorder', () => {
  const start = {
    to: 'recorder',
    type: 'start',
    target,
    gateway: 'https://voice.example',
    request,
    microphone,
    undoMs: 0,
  };
  expect(recorderMessageSchema.parse(start)).toEqual(start);
  const listen = { to: 'recorder', type: 'listen', microphone };
  expect(recorderMessageSchema.parse(listen)).toEqual(listen);
  for (const type of ['unlisten', 'stop', 'cancel', 'discard', 'undo', 'retry', 'ping']) {
    expect(recorderMessageSchema.safeParse({ to: 'recorder', type }).success).toBe(true);
  }
});

test('each listens to its own messages only: all pages of an extension hear all of them', () => {
  expect(backgroundMessageSchema.safeParse({ to: 'recorder', type: 'stop' }).success).toBe(false);
  expect(recorderMessageSchema.safeParse({ to: 'background', type: 'ticket' }).success).toBe(false);
  for (const wrong of [
    {
      to: 'recorder',
      type: 'start',
      target,
      gateway: '',
      microphone,
      undoMs: 0,
      request: { ...request, mode: 'always' },
    },
    { to: 'background', type: 'control', control: 'format' },
    { to: 'background', type: 'start', does: 'everything' },
    { to: 'background', type: 'show', target, view: { kind: 'party' }, changed: true },
    { to: 'background', type: 'insert', target: { ...target, tabId: 'x' }, text: '' },
    'stop',
    null,
  ]) {
    expect(backgroundMessageSchema.safeParse(wrong).success || recorderMessageSchema.safeParse(wrong).success).toBe(
      false,
    );
  }
});
