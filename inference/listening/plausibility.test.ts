import { describe, expect, it } from 'vitest';
import { isKnownInvention } from './inventions.ts';
import { isAudible, plausibleText } from './plausibility.ts';
import { withoutSoundTags } from './sound-tags.ts';

const certain = { meanLogProbability: -0.2, noSpeechProbability: 0.01 };
/** Somebody speaks for two seconds. */
const clear = { speechMs: 2_000, peakDbfs: -18 };
/** A cough. */
const faint = { ...clear, speechMs: 250 };

describe('sounds that are no words', () => {
  it.each([
    ['[BLANK_AUDIO]', ''],
    [' (keyboard clicking)', ''],
    ['*music*', ''],
    ['♪ la la la ♪', ''],
    ['♪', ''],
    [' [МУЗЫКА] ', ''],
    ['...', ''],
    ['Hello. [cough] How are you?', 'Hello. How are you?'],
    ['Он сказал (смех), что придёт.', 'Он сказал, что придёт.'],
    [' Nothing to take  away , here.', 'Nothing to take  away , here.'],
  ])('%j is %j', (text, words) => {
    expect(withoutSoundTags(text)).toBe(words);
  });
});

describe('known inventions', () => {
  it.each([
    'Продолжение следует...',
    'Субтитры сделал DimaTorzok',
    'Субтитры создавал DimaTorzok',
    'Редактор субтитров А.Семкин Корректор А.Егорова',
    'Спасибо за просмотр!',
    'Подписывайтесь на наш канал',
    'ДИНАМИЧНАЯ МУЗЫКА',
    'Thank you for watching!',
    'Thanks for watching.',
    'Please subscribe to my channel.',
    'you',
    'Subtitles by the Amara.org community',
  ])('%j is one', (text) => {
    expect(isKnownInvention(text)).toBe(true);
  });

  it.each([
    'Спасибо за просмотр документов, жду ответа.',
    'Субтитры нужны к каждому ролику, и на русском, и на английском языке.',
    'Thank you for watching the children yesterday.',
    'Да.',
    'Нет, спасибо.',
  ])('%j is none', (text) => {
    expect(isKnownInvention(text)).toBe(false);
  });
});

describe('what of a recognition was said', () => {
  it('is the text where somebody clearly spoke, even if it looks invented', () => {
    expect(plausibleText({ ...certain, text: ' Thank you for watching.' }, clear)).toBe('Thank you for watching.');
    expect(plausibleText({ ...certain, text: ' Спасибо.' }, clear)).toBe('Спасибо.');
  });

  it('is nothing where an invention meets weak evidence for speech', () => {
    expect(plausibleText({ ...certain, text: ' Thank you for watching.' }, faint)).toBe('');
    expect(plausibleText({ ...certain, noSpeechProbability: 0.5, text: 'Продолжение следует...' }, clear)).toBe('');
    expect(plausibleText({ ...certain, meanLogProbability: -0.9, text: 'Субтитры создавал DimaTorzok' }, clear)).toBe(
      '',
    );
  });

  it('keeps a short word said quickly', () => {
    expect(plausibleText({ ...certain, text: ' Да.' }, faint)).toBe('Да.');
  });

  it('is nothing where more was recognised than can be said', () => {
    expect(plausibleText({ ...certain, text: ' I am going to tell you a story.' }, { ...faint, speechMs: 120 })).toBe(
      '',
    );
  });

  it('is nothing where the recogniser hears no speech and is unsure of its words', () => {
    const unsure = { text: ' And the sea.', meanLogProbability: -1.3, noSpeechProbability: 0.8 };
    expect(plausibleText(unsure, clear)).toBe('');
  });

  it('says a loop once', () => {
    expect(plausibleText({ ...certain, text: ' Я думаю, я думаю, я думаю, я думаю, да' }, clear)).toBe('Я думаю, да');
  });
});

it('does not listen to the noise of a muted microphone', () => {
  expect(isAudible({ ...clear, peakDbfs: -72 })).toBe(false);
  expect(isAudible({ ...clear, peakDbfs: -55 })).toBe(true);
});
