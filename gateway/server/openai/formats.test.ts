import { expect, it } from 'vitest';
import { formatted, type Transcript } from './formats.ts';

const transcript: Transcript = {
  text: 'Раз. Два.',
  language: 'ru',
  samples: 3_700 * 16_000,
  segments: [
    { index: 0, startSample: 0, endSample: 16_000 * 1.5, raw: 'раз', text: 'Раз.', language: 'ru' },
    {
      index: 1,
      startSample: 16_000 * 3_661.007,
      endSample: 16_000 * 3_662,
      raw: 'два',
      text: 'Два\n\n--> x.',
      language: 'ru',
    },
  ],
};

it('is OpenAI’s in each form', () => {
  expect(formatted(transcript, 'json').body).toBe('{"text":"Раз. Два."}');
  expect(formatted(transcript, 'text').body).toBe('Раз. Два.\n');
  expect(formatted(transcript, 'srt').body).toBe(
    '1\n00:00:00,000 --> 00:00:01,500\nРаз.\n\n2\n01:01:01,007 --> 01:01:02,000\nДва\n→ x.\n',
  );
  expect(formatted(transcript, 'vtt').body).toBe(
    'WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nРаз.\n\n01:01:01.007 --> 01:01:02.000\nДва\n→ x.\n',
  );
  expect(JSON.parse(formatted(transcript, 'verbose_json').body)).toMatchObject({
    ...{ task: 'transcribe', language: 'russian', duration: 3700, text: 'Раз. Два.' },
    segments: [
      { id: 0, start: 0, end: 1.5, text: 'Раз.' },
      { id: 1, start: 3661.007, end: 3662 },
    ],
  });
});

it('of nothing is nothing', () => {
  const silence = { ...transcript, text: '', segments: [] };
  expect(formatted(silence, 'srt').body).toBe('');
  expect(formatted(silence, 'vtt').body).toBe('WEBVTT\n');
});
