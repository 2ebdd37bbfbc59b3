import { expect, it } from 'vitest';
import { createPhrasebooks } from './phrasebooks.ts';

const book = (key: string | undefined, count: number) => ({
  ...(key !== undefined && { phrasesKey: key }),
  terms: Array.from({ length: count }, (_, index) => ({ spoken: `${index}`, written: `${index}` })),
});

it('gives the lists that came first under a key, and those without a key as they are', () => {
  const books = createPhrasebooks();
  const first = book('a', 2);
  expect(books.of(first).terms).toBe(first.terms);
  expect(books.of(book('a', 2)).terms).toBe(first.terms);
  const nameless = book(undefined, 2);
  expect(books.of(nameless).terms).toBe(nameless.terms);
  expect(books.of(undefined)).toEqual({ terms: undefined, snippets: undefined });
});

it('forgets the least lately used when there are too many', () => {
  const books = createPhrasebooks(5);
  const [a, b] = [book('a', 2), book('b', 2)];
  books.of(a);
  books.of(b);
  books.of(a);
  books.of(book('c', 2));
  expect(books.of(book('a', 2)).terms).toBe(a.terms);
  expect(books.of(book('b', 2)).terms).not.toBe(b.terms);
});

it('keeps one that is larger than all it may keep', () => {
  const books = createPhrasebooks(1);
  const large = book('large', 3);
  books.of(large);
  expect(books.of(book('large', 3)).terms).toBe(large.terms);
});
