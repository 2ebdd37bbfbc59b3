import { plural } from '../plural.ts';

export const count = plural('ru');

export const dictations = { one: 'диктовка', few: 'диктовки', many: 'диктовок', other: 'диктовки' };

/** After «последние», «не менее» the noun stands in the genitive. */
export const newest = (number: number) =>
  count(number, {
    one: 'последнюю диктовку',
    few: 'последние диктовки',
    many: 'последних диктовок',
    other: 'последних',
  });

export const atLeast = (least: number) =>
  `Не короче ${count(least, { one: 'символа', few: 'символов', many: 'символов', other: 'символа' })}.`;
