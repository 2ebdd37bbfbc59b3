import { expect, test } from 'vitest';
import { match, places } from './match.ts';

test.each(Object.entries(places))('%s is found by its path, with and without a slash at the end', (place, path) => {
  expect(match(path)).toEqual({ place, known: true });
  expect(match(`${path}/`)).toEqual({ place, known: true });
});

test.each(['/', '', '/histor', '/history/extra', '/settings/x'])('%j leads home', (path) => {
  expect(match(path)).toEqual({ place: 'history', known: false });
});
