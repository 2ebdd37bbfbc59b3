/** Probabilities over `among` only, adding up to 1. @throws RangeError if the model knows none of them */
export function restrictLanguages(
  all: readonly { language: string; probability: number }[],
  among?: readonly string[],
): { language: string; probability: number }[] {
  const kept = among ? all.filter(({ language }) => among.includes(language)) : [...all];
  if (kept.length === 0) throw new RangeError(`The model knows none of the languages ${among?.join(', ')}`);
  const sum = kept.reduce((total, { probability }) => total + probability, 0);
  return kept
    .map(({ language, probability }) => ({ language, probability: sum > 0 ? probability / sum : 1 / kept.length }))
    .sort((a, b) => b.probability - a.probability);
}
