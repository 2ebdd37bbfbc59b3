import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import type { Term } from '../contract/index.ts';
import { Dictionary, dictionaryTerms } from './dictionary.ts';
import { createWriter } from './index.ts';
import { applied } from './test-step.ts';

const terms: Term[] = [
  { spoken: 'кубернетес', written: 'Kubernetes' },
  { spoken: 'альфавойс', written: 'АльфаВойс' },
  { spoken: 'пул реквест', written: 'pull request' },
  { spoken: 'гитлаб', written: 'GitLab' },
  { spoken: 'зум', written: 'Zoom' },
  { spoken: 'мария', written: 'мария ивановна' },
  { spoken: 'api', written: 'API' },
  { spoken: 'айти отдел', written: 'ИТ-отдел' },
  { spoken: 'альфа банк', written: 'Альфа-Банк' },
  { spoken: 'роснефть', written: '«Роснефть»' },
  { spoken: 'битрикс двадцать четыре', written: 'Битрикс24' },
  { spoken: 'тайпскрипт', written: 'TypeScript' },
  { spoken: 'ёлкин', written: 'Ёлкин' },
  { spoken: 'микросервис', written: 'микросервис' },
];
const write = (text: string, language: 'ru' | 'en' = 'ru'): string =>
  applied(dictionaryTerms, text, language, { dictionary: new Dictionary(terms) });

describe('terms', () => {
  it.each<readonly [string, string]>([
    ['Кубернетес упал', 'Kubernetes упал'],
    ['в Кубернетесе и кубернетису', 'в Kubernetes и Kubernetes'],
    ['для альфавойса', 'для АльфаВойса'],
    ['два пул реквеста', 'два pull request'],
    ['Пул реквест готов', 'Pull request готов'],
    ['на гитлабе', 'на GitLab'],
    ['в зум', 'в Zoom'],
    ['мария', 'мария ивановна'],
    // The case that was said stays
    ['из айти отдела', 'из ИТ-отдела'],
    ['в альфа банке', 'в Альфа-Банке'],
    ['с роснефтью', 'с «Роснефтью»'],
    ['елкину', 'Ёлкину'],
    ['микросервисами', 'микросервисами'],
    // Misheard, taken apart, with a number that is in digits by then
    ['в кубернэтисе', 'в Kubernetes'],
    ['на тайп скрипте', 'на TypeScript'],
    ['гит лаб', 'GitLab'],
    ['битрикс 24 и битрикс двадцать четыре', 'Битрикс24 и Битрикс24'],
    // Left as they are
    ...['зума изумила', 'пул, реквест', 'кубик', 'Kubernetes', 'альфа войска'].map((text) => [text, text] as const),
  ])('%s -> %s', (text, expected) => {
    expect(write(text)).toBe(expected);
  });

  it('are found in English too', () => {
    expect(write('the api works', 'en')).toBe('the API works');
  });
});

it('a replacement that contains itself is made once', async () => {
  const { text } = await createWriter().write({
    text: 'спроси Марию и мария придёт',
    language: 'ru',
    editor: false,
    terms: [{ spoken: 'мария', written: 'Мария Мария' }],
  });
  expect(text).toBe('Спроси Мария Мария и Мария Мария придёт');
});

it('20 000 terms cost no more than a few milliseconds a sentence', async () => {
  const many = Array.from({ length: 20_000 }, (_, index) => ({
    spoken: `термин${[...index.toString(8)].map((digit) => 'абвгдежз'[Number(digit)]).join('')}${index % 3 ? ' слово' : ''}`,
    written: `Term${index}`,
  }));
  const writer = createWriter();
  const request = {
    text: 'это терминбваа и много других слов без терминов',
    language: 'ru',
    editor: false,
    terms: many,
  } as const;
  expect((await writer.write(request)).text).toContain('Term');
  const times: number[] = [];
  for (let run = 0; run < 50; run += 1) {
    const startedMs = performance.now();
    await writer.write(request);
    times.push(performance.now() - startedMs);
  }
  expect(times.sort((a, b) => a - b)[25]).toBeLessThan(5);
});
