import { describe, expect, it } from 'vitest';
import { judge, mostPieces, piecesOf } from './pieces.ts';

const shown = (text: string, language: 'ru' | 'en' = 'ru'): string[] =>
  piecesOf(text, language).map(({ start, end }) => text.slice(start, end));

describe('piecesOf', () => {
  it('keeps short sentences together and lines apart', () => {
    expect(shown('Добрый день. Отчёт готов.\n\nС уважением,\nИван')).toEqual([
      'Добрый день. Отчёт готов.',
      'С уважением,',
      'Иван',
    ]);
  });

  it('ends a piece where it is long enough', () => {
    const sentence = `${'слово '.repeat(39)}конец.`;
    expect(shown(`${sentence} ${sentence}`)).toEqual([sentence, sentence]);
  });

  it('leaves code and the other language out', () => {
    expect(shown('Смотри код:\n```\nlet x = 1;\n```\nГотово. Please send me the report today. Спасибо тебе.')).toEqual([
      'Смотри код:',
      'Готово.',
      'Спасибо тебе.',
    ]);
  });

  it('is bounded', () => {
    expect(piecesOf('Ещё одна строка.\n'.repeat(10_000), 'ru')).toHaveLength(mostPieces);
    expect(piecesOf('', 'ru')).toEqual([]);
  });
});

describe('judge', () => {
  it('puts back the sentence that fails, and it alone', () => {
    const before = 'Коллеги отчёт готов. Счёт на 500 рублей оплачен. Жду ответа до пятницы пожалуйста.';
    const after = 'Коллеги, отчёт готов. Счёт на 600 рублей оплачен. Жду ответа до пятницы, пожалуйста.';
    expect(judge(before, after, 'ru')).toEqual({
      text: 'Коллеги, отчёт готов. Счёт на 500 рублей оплачен. Жду ответа до пятницы, пожалуйста.',
      accepted: 2,
      refusals: ['numbers'],
    });
  });

  it('judges together what cannot be told apart', () => {
    const before = 'Отчёт готов. Смета нет.';
    expect(judge(before, 'Смета нет. Отчёт готов.', 'ru')).toEqual({
      text: before,
      accepted: 0,
      refusals: ['order'],
    });
    expect(judge('Я думаю. Что это верно.', 'Я думаю, что это верно.', 'ru').text).toBe('Я думаю, что это верно.');
    expect(judge('Я думаю. Что это верно.', 'Я думаю, что это 5 верно.', 'ru').text).toBe('Я думаю. Что это верно.');
    expect(judge(before, 'Отчёт готов.Смета нет.', 'ru').text).toBe(before);
  });

  it('parts no letters of an abbreviation', () => {
    const before = 'The U.S. team won in 2024.';
    expect(judge(before, 'The U. S. team won in 2024.', 'en').text).toBe(before);
  });

  it('takes nothing of an answer', () => {
    const before = 'Какая столица Франции? Напиши мне.';
    const judged = judge(before, 'Столица Франции — Париж.', 'ru');
    expect(judged.text).toBe(before);
    expect(judged.accepted).toBe(0);
  });
});
