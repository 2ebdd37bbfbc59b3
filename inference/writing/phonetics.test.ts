import { expect, it } from 'vitest';
import { soundOf } from './phonetics.ts';

it.each([
  ['кубернетис', 'кубернетес'],
  ['грамматика', 'граматика'],
  ['моласко', 'молоско'],
])('%s sounds like %s', (one, other) => {
  expect(soundOf(one)).toBe(soundOf(other));
});

it('tells other words apart', () => {
  expect(soundOf('кубернетес')).not.toBe(soundOf('кибернетик'));
});
