import { maxSoundsPerTerm, maxTermLength } from '@alfavoice/gateway/contract';
import { expect, test } from 'vitest';
import { readEntry, soundsAsTyped } from './entry.ts';

test('spaces go, ways to sound are divided by commas, each once', () => {
  expect(readEntry('  Усть -  Илимск ', 'усть илимск,  усть-илим ,,усть илимск')).toEqual({
    ok: true,
    written: 'Усть - Илимск',
    sounds: ['усть илимск', 'усть-илим'],
  });
  expect(readEntry('Jira', soundsAsTyped(['джира', 'жира']))).toMatchObject({ sounds: ['джира', 'жира'] });
});

test.each([
  ['written', 'empty', ' ', ''],
  ['written', 'too_long', 'я'.repeat(maxTermLength + 1), ''],
  ['written', 'no_letters', '—', ''],
  ['written', 'bad_character', 'а\u0007', ''],
  ['sounds', 'no_letters', 'Jira', 'джира, —'],
  ['sounds', 'too_long', 'Jira', 'я'.repeat(maxTermLength + 1)],
  ['sounds', 'too_many_sounds', 'Jira', Array.from({ length: maxSoundsPerTerm + 1 }, (_, n) => `${n}`).join()],
])('%s: %s', (field, fault, written, sounds) => {
  expect(readEntry(written, sounds)).toEqual({ ok: false, field, fault });
});
