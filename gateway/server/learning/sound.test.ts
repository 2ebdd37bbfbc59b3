import { expect, test } from 'vitest';
import { difference, soundOf } from './sound.ts';

test.each([
  ['кубернетес', 'Kubernetes'],
  ['Щербаков', 'Shcherbakov'],
  ['Жуков', 'Zhukov'],
  ['Юлия', 'Yulia'],
  ['Яндекс', 'Yandex'],
  ['альфа войс', 'АльфаВойс'],
])('%s sounds like %s', (one, other) => {
  expect(soundOf(one)).toBe(soundOf(other));
});

test('a share of the longer text is another', () => {
  expect(difference('', '')).toBe(0);
  expect(difference('abcd', 'abxd')).toBe(0.25);
  expect(difference('ab', 'cdef')).toBe(1);
});
