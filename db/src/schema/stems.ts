import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/**
 * Postgres takes the end of a surname in -ов, -ев for a plural's: «Свиридов» becomes `свирид`, «Свиридову» `свиридов`.
 * With a vowel behind it both become `свиридов`. Ranges, not classes: these also hold where the locale is C.
 */
const withVowel = (text: SQLWrapper): SQL => sql`regexp_replace(${text}, '([оеёОЕЁ][вВ])(?![а-яёА-ЯЁ])', '\\1а', 'g')`;

/** Stems of the words of a term: all of them are among the stems of a text that the term stands in. */
export const stemsOfTerm = (written: SQLWrapper): SQL =>
  sql`tsvector_to_array(to_tsvector('russian'::regconfig, ${withVowel(written)}))`;

/** Stems of the words of a text, Russian and English, each once; both of what may be a surname or a plural. */
export const stemsOfText = (text: SQLWrapper): SQL<string[]> =>
  sql<string[]>`tsvector_to_array(to_tsvector('russian'::regconfig, ${text} || ' ' || ${withVowel(text)}))`;

/** Whether the words of a term stand side by side in a text, in whatever case. */
export const standsIn = (written: SQLWrapper, text: SQLWrapper): SQL<boolean> => {
  const phrase = sql`phraseto_tsquery('russian'::regconfig, ${withVowel(written)})`;
  const words = (read: SQLWrapper) => sql`to_tsvector('russian'::regconfig, ${read})`;
  return sql<boolean>`(${words(text)} @@ ${phrase} or ${words(withVowel(text))} @@ ${phrase})`;
};
