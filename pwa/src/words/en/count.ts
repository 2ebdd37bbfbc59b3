import { plural } from '../plural.ts';

export const count = plural('en');
