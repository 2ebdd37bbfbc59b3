import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../contract/index.ts';
import { applyEdits } from './edits.ts';
import { applyRules, changesAfter, createRules } from './rules.ts';
import { readerOf } from './step.ts';
import { contextFor } from './test-step.ts';

const rules = createRules();
const write = (text: string, language: Language, precedingText = '') =>
  applyRules(rules.all, text, contextFor(language, { precedingText }));

/** Words that rules look for, in any order and any nonsense. */
const vocabulary =
  `точка запятая двоеточие тире кавычки скобка открыть закрыть новая строка с новой строки абзац удали последнее предложение слово отмени
  заглавными пункт один два пять двадцать сто тысяча миллион первого марта года процентов рублей дробь целых десятых минус собака ру в до и ну э
  как бы нет точнее среду мы comma period new line open quote close scratch that all caps bullet twenty five hundred percent dollars at dot com um
  like no sorry Thursday the a Москва . , ! ? — - « » " ( ) … 25% 17:30 142/7 user@host.ru \n`
    .split(/[ \n]+/)
    .concat('\n');
const dictation = fc.array(fc.constantFrom(...vocabulary), { maxLength: 30 }).map((words) => words.join(' '));
const anything = fc.oneof(
  dictation,
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);
const language = fc.constantFrom<Language>('ru', 'en');

const numbersOf = (text: string): string[] => text.match(/\p{N}+/gu) ?? [];

describe('the rules, on any text', () => {
  it('never throw, and every step gives edits in order within the text', () => {
    fc.assert(
      fc.property(anything, language, fc.string({ maxLength: 20 }), (text, spoken, precedingText) => {
        let current = text;
        for (const step of rules.all) {
          const { edits } = step.apply(current, contextFor(spoken, { precedingText }), readerOf(spoken));
          let from = 0;
          for (const { start, end } of edits) {
            expect(start).toBeGreaterThanOrEqual(from);
            expect(end).toBeGreaterThanOrEqual(start);
            from = end;
          }
          expect(from).toBeLessThanOrEqual(current.length);
          current = applyEdits(current, edits);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('say of each change what undoes it', () => {
    fc.assert(
      fc.property(dictation, language, (raw, spoken) => {
        const ruled = write(raw, spoken);
        const places = new Map(
          changesAfter(ruled, [], raw, ruled.text).map((change) => [`${change.start} ${change.rawStart}`, change]),
        );
        const undone = [...places.values()]
          .sort((a, b) => b.start - a.start || b.rawStart - a.rawStart)
          .reduce(
            (text, { start, end, rawStart, rawEnd }) =>
              text.slice(0, start) + raw.slice(rawStart, rawEnd) + text.slice(end),
            ruled.text,
          );
        expect(undone).toBe(raw);
      }),
      { numRuns: 1000 },
    );
  });

  it('keep digits that stood there, unless a command or a correction took their sentence back', () => {
    const harmless = vocabulary.filter((word) => !/^(?:удали|отмени|scratch|нет|точнее|no|sorry)$/.test(word));
    const calm = fc
      .array(fc.constantFrom(...harmless, '42', '7', '1999'), { maxLength: 30 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(calm, language, (raw, spoken) => {
        const written = numbersOf(write(raw, spoken).text);
        let at = 0;
        for (const number of numbersOf(raw)) {
          at = written.findIndex((found, index) => index >= at && found.includes(number)) + 1;
          expect(at, raw).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('take back no more of the text before the cursor than there is', () => {
    fc.assert(
      fc.property(dictation, dictation, language, (text, precedingText, spoken) => {
        const { removesPreceding } = write(text, spoken, precedingText);
        expect(removesPreceding).toBeGreaterThanOrEqual(0);
        expect(removesPreceding).toBeLessThanOrEqual(precedingText.length);
      }),
      { numRuns: 500 },
    );
  });
});
