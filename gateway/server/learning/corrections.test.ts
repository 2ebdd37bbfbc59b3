import { expect, test } from 'vitest';
import { proposalsFrom } from './corrections.ts';

const pairs = (before: string, after: string) =>
  proposalsFrom(before, after).map(({ kind, spoken, written }) => [kind, spoken, written]);

test.each([
  ['Мы перешли на кубернетес вчера.', 'Мы перешли на Kubernetes вчера.', 'term', 'кубернетес', 'Kubernetes'],
  ['Спроси у свиридова про отчёт.', 'Спроси у Свиридова про отчёт.', 'term', 'свиридова', 'Свиридова'],
  ['Пишем на тайп скрипте весь год.', 'Пишем на TypeScript весь год.', 'term', 'тайп скрипте', 'TypeScript'],
  ['Открой графану и посмотри на графики.', 'Открой Grafana и посмотри на графики.', 'term', 'графану', 'Grafana'],
  ['Наш альфа войс уже работает.', 'Наш АльфаВойс уже работает.', 'term', 'альфа войс', 'АльфаВойс'],
  [
    'We moved the cluster to cooper netties today.',
    'We moved the cluster to Kubernetes today.',
    'term',
    'cooper netties',
    'Kubernetes',
  ],
  ['Наша кампания растёт каждый год.', 'Наша компания растёт каждый год.', 'replacement', 'кампания', 'компания'],
])('learns: %s', (before, after, kind, spoken, written) => {
  expect(pairs(before, after)).toEqual([[kind, spoken, written]]);
});

test.each([
  ['nothing changed', 'Привет.', 'Привет.'],
  ['a mark', 'Привет как дела.', 'Привет, как дела?'],
  ['another case', 'Отправь отчёта сегодня.', 'Отправь отчёт сегодня.'],
  ['ё', 'Он пришел еще вчера вечером.', 'Он пришёл ещё вчера вечером.'],
  ['the first capital', 'отправил отчёт. жду ответа.', 'Отправил отчёт. Жду ответа.'],
  ['another meaning', 'Встреча будет в среду вечером.', 'Встреча будет в пятницу вечером.'],
  ['a number', 'Нужно 15 коробок завтра.', 'Нужно 50 коробок завтра.'],
  ['a word added', 'Я пришлю отчёт.', 'Я завтра пришлю отчёт.'],
  ['a word left out', 'Я завтра пришлю отчёт.', 'Я пришлю отчёт.'],
  ['short words', 'Он и она пришли домой.', 'Он и они пришли домой.'],
  ['another text', 'Кошка спала на тёплом окне весь день', 'Собака ела из миски на кухне всю ночь без остановки'],
  ['nothing left', 'Мы перешли на кубернетес.', ''],
  ['plural', 'They report every week to us.', 'They reports every week to us.'],
])('learns nothing from %s', (_what, before, after) => {
  expect(pairs(before, after)).toEqual([]);
});

test('several at once, each by itself', () => {
  const before = 'Графана и кибана стоят рядом, а редис в другом месте, и всё это работает.';
  const after = 'Grafana и Kibana стоят рядом, а Redis в другом месте, и всё это работает.';
  expect(pairs(before, after).map(([, , written]) => written)).toEqual(['Grafana', 'Kibana', 'Redis']);
});

test('a text of 50,000 words is compared in a moment where little of it changed', () => {
  const text = Array.from({ length: 50_000 }, (_, index) => `слово${index % 97}`).join(' ');
  const startedAt = performance.now();
  expect(pairs(`${text} кубернетес ${text}`, `${text} Kubernetes ${text}`)).toHaveLength(1);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
