import { Eyo, safeDictionary } from 'eyo-kernel';
import { keepLiterals } from './literals.ts';
import type { Step } from './step.ts';

/** «ё» where a word can only be written with it (eyo's safe dictionary): «еще» -> «ещё», while «все» and «всё» stay as recognised. */
export function createYo(): Step {
  const eyo = new Eyo();
  eyo.dictionary.set(safeDictionary);
  return {
    name: 'yo',
    apply: (text, { language }) => (language === 'ru' ? keepLiterals(text, (masked) => eyo.restore(masked)) : text),
  };
}
