import { describe, expect, test } from 'vitest';
import { isPromptDoubtful, withoutPromptEcho } from './vocabulary-echo.ts';
import { vocabularyPrompt } from './vocabulary-prompt.ts';

const terms = ['Kubernetes', 'Свиридов', 'Екатеринбург', 'Grafana', 'акт сверки', 'Jira'];
const sure = { meanLogProbability: -0.3, noSpeechProbability: 0.01 };
const heard = (text: string, speechMs: number, belief = sure) =>
  withoutPromptEcho(text, terms, { ...belief, speechMs });
const glossary = vocabularyPrompt(terms, { language: 'ru', countTokens: () => 1 });

describe('an echo', () => {
  test.each([
    ['the whole prompt', glossary],
    ['the prompt without its heading', glossary.replace('Словарь: ', '')],
    ['the terms the other way round', terms.join(' ')],
    ['the prompt misspelt', 'Славарь: Jira, акт сверки, Графана, Критеринбург'],
  ])('%s in a third of a second of sound', (_name, text) => expect(heard(text, 300)).toBe(''));

  test('of one term, in less sound than it takes to say it', () => {
    expect(heard('Екатеринбург.', 200)).toBe('');
    expect(heard('Екатеринбург.', 700)).toBe('Екатеринбург.');
  });

  test('before and after what was said', () => {
    expect(heard('Jira, акт сверки, Grafana. Добрый день, коллеги.', 1000)).toBe('Добрый день, коллеги.');
    expect(heard('Добрый день, коллеги. Kubernetes, Свиридов, Екатеринбург.', 1000)).toBe('Добрый день, коллеги.');
  });
});

describe('speech', () => {
  test.each([
    ['a list of terms in the order of the prompt, with the time to say it', terms.join(', '), 5000],
    ['a sentence with terms', 'Передайте Свиридову акт сверки из Екатеринбурга.', 3000],
    ['one term', 'Jira.', 400],
    ['a heading', 'Словарь лежит на столе.', 1500],
    ['fast speech without terms', 'Ну ладно давай пока увидимся завтра', 900],
    ['two terms at the beginning of fast speech', 'Jira, акт сверки, и ещё раз всё сначала посмотреть', 1000],
  ])('%s stays', (_name, text, speechMs) => expect(heard(text, speechMs)).toBe(text));

  test('nothing is asked of a text without a prompt, nor of no text', () => {
    const none = { speechMs: 0, meanLogProbability: -3, noSpeechProbability: 1 };
    expect(withoutPromptEcho('Екатеринбург', [], none)).toBe('Екатеринбург');
    expect(withoutPromptEcho('', terms, none)).toBe('');
    expect(withoutPromptEcho('…', terms, none)).toBe('…');
  });
});

describe('doubt', () => {
  /** Silence, hum, noise, typing and music with 20 terms as a prompt, as base heard them. */
  const noise = [
    ['Критеринбург,', -0.458, 0.742],
    ['Словарь, Критеринбург', -0.502, 0.642],
    ['Смиридов, Критеринбург', -0.561, 0.857],
    ['Словарь, Критеринбург', -0.499, 0.457],
  ] as const;
  test.each(noise)('%s (%f, %f) is heard again, and is an echo', (text, meanLogProbability, noSpeechProbability) => {
    const belief = { meanLogProbability, noSpeechProbability };
    expect(isPromptDoubtful(belief)).toBe(true);
    expect(heard(text, 2000, belief)).toBe('');
  });

  test('a recognition that a prompt broke is heard again, even with speech', () => {
    expect(isPromptDoubtful({ meanLogProbability: -1.92, noSpeechProbability: 0.002 })).toBe(true);
    expect(isPromptDoubtful(sure)).toBe(false);
  });

  test('doubt alone makes no echo of what is not the prompt', () => {
    const doubt = { meanLogProbability: -1.4, noSpeechProbability: 0.01 };
    expect(heard('Сбер, какое твоё самое ненавистное занятие?', 3000, doubt)).toContain('Сбер');
  });
});
