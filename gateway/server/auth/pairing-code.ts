import { randomInt } from 'node:crypto';

/** Crockford's base 32: no letter that is taken for a digit or another letter. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 40 bits: within ten minutes and under a rate limit nobody guesses it; a person can still type it. */
const length = 8;

/** @returns such as `7K2M-Q9XD` */
export function makePairingCode(): string {
  const letters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${letters.slice(0, length / 2)}-${letters.slice(length / 2)}`;
}

/** One spelling for all the ways people type a code. */
export const normalisePairingCode = (code: string): string =>
  code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
