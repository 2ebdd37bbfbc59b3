import { describe, expect, it } from 'vitest';
import { capitals, startsSentence } from './capitals.ts';
import { applied } from './test-step.ts';

const ru = (text: string, precedingText = ''): string => applied(capitals, text, 'ru', { precedingText });
const en = (text: string, precedingText = ''): string => applied(capitals, text, 'en', { precedingText });

describe('capitals', () => {
  it('begins sentences and lines with a capital', () => {
    expect(ru('привет. как дела? хорошо\nпока')).toBe('Привет. Как дела? Хорошо\nПока');
    expect(en('"hello," she said. it was late! so what')).toBe('"Hello," she said. It was late! So what');
  });

  it('goes on with a sentence that stands before the cursor', () => {
    expect(ru('и хлеб', 'Купи молоко,')).toBe('и хлеб');
    expect(ru('и хлеб', 'Купи молоко.')).toBe('И хлеб');
    expect(en('street', 'He lives on Baker St.')).toBe('street');
    expect(en('next', 'The end.\n')).toBe('Next');
  });

  it('keeps abbreviations, ellipses and quoted ends inside a sentence', () => {
    expect(ru('Дом на ул. ленина, т. е. там… или нет... и всё')).toBe('Дом на ул. ленина, т. е. там… или нет... и всё');
    expect(ru('Он сказал «да.» и ушёл')).toBe('Он сказал «да.» и ушёл');
    expect(en('Mr. smith, e.g. that one')).toBe('Mr. smith, e.g. that one');
  });

  it('keeps names, versions, addresses and Latin words in Russian', () => {
    expect(en('iPhone works. v2 too. file.ts is open')).toBe('iPhone works. v2 too. file.ts is open');
    expect(ru('npm упал. git тоже')).toBe('npm упал. git тоже');
    expect(en('I met Anna')).toBe('I met Anna');
  });

  it('writes "I", days and months with a capital', () => {
    expect(en("and i think i'm free on monday, not in june; i.e. may is fine", 'x')).toBe(
      "and I think I'm free on Monday, not in June; i.e. may is fine",
    );
  });
});

describe('startsSentence', () => {
  it.each([
    ['', true],
    ['Готово. ', true],
    ['Он спросил: «Где?»', true],
    ['Список:\n', true],
    ['слово', false],
    ['ул.', false],
    ['ну…', false],
  ])('%j: %s', (precedingText, expected) => {
    expect(startsSentence(precedingText, 'ru')).toBe(expected);
  });
});
