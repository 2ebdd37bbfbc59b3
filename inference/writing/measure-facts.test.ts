import { describe, expect, it } from 'vitest';
import { createWriter } from './index.ts';
import { factsOf, hasSameFacts, measureFacts } from './measure-facts.ts';

describe('factsOf', () => {
  it.each<readonly ['ru' | 'en', string, string[], string[]]>([
    ['ru', 'Встреча с Иваном 5 мая не состоится.', ['5', 'мая', 'не'], ['иваном']],
    ['ru', 'Завтра двадцать человек, нет Петрова.', ['завтра', 'двадцать', 'нет'], ['петрова']],
    ['en', "I won't meet John on Monday at 5:30.", ["won't", 'monday', '5:30'], ['john', 'monday']],
  ])('%s: %s', (language, text, said, names) => {
    expect(factsOf(text, language)).toMatchObject({ said, names });
  });

  const isSame = (before: string, after: string): boolean => hasSameFacts(factsOf(before, 'ru'), factsOf(after, 'ru'));

  it('a sentence may end elsewhere', () => {
    expect(isSame('Отчёт готов, Анна ждёт.', 'Отчёт готов. Анна ждёт.')).toBe(true);
    expect(isSame('Отчёт готов. Пришлите его.', 'Отчёт готов, пришлите его.')).toBe(true);
  });

  it.each([
    ['Встреча с Анной.', 'Встреча с Инной.'],
    ['Встреча с Анной и Олегом.', 'Встреча с Олегом и Анной.'],
    ['Пишите в банк.', 'Пишите в Банк.'],
    ['Ждём к 5 мая.', 'Ждём к 6 мая.'],
    ['Ждём в среду.', 'Ждём в четверг.'],
  ])('%s is another text than %s', (before, after) => {
    expect(isSame(before, after)).toBe(false);
  });
});

it('measureFacts finds what a guard let through', async () => {
  const writer = createWriter();
  const careless = {
    ...writer,
    write: async (request: Parameters<typeof writer.write>[0]) => {
      const written = await writer.write(request);
      return request.editor
        ? { ...written, text: written.text.replace('не ', ''), editor: { kind: 'used' as const } }
        : written;
    },
  };
  const sentences = [
    { language: 'ru', text: 'Мы не согласны.' },
    { language: 'ru', text: 'Мы согласны.' },
  ] as const;
  expect(await measureFacts(careless, sentences)).toEqual({
    edits: 2,
    changed: 1,
    outcomes: { used: 2 },
    factsChanged: [{ before: 'Мы не согласны.', after: 'Мы согласны.' }],
  });
});
