import { describe, expect, it } from 'vitest';
import { createWriter } from './index.ts';
import { factsOf, measureFacts } from './measure-facts.ts';

describe('factsOf', () => {
  it.each<readonly ['ru' | 'en', string, string[]]>([
    ['ru', 'Встреча с Иваном 5 мая не состоится.', ['иваном', '5', 'мая', 'не']],
    ['ru', 'Завтра двадцать человек, нет Петрова.', ['завтра', 'двадцать', 'нет', 'петрова']],
    ['en', "I won't meet John on Monday at 5:30.", ["won't", 'john', 'monday', '5:30']],
  ])('%s: %s', (language, text, facts) => {
    expect(factsOf(text, language)).toEqual(facts);
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
