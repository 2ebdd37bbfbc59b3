import { z } from 'zod';
import { listResultOf } from './word-lists.ts';

/**
 * Of a list of replacements or snippets with the columns `spoken,written`, divided by an arrow (`->`, `=>`, `→`) too. A
 * quoted cell may have several lines.
 */
export const phraseListResultSchema = listResultOf(
  z.enum(['too_long', 'no_letters', 'bad_character', 'nothing_written', 'broken_quotes', 'repeated', 'no_room']),
  z.object({ spoken: z.string(), written: z.string() }),
);
export type PhraseListResult = z.infer<typeof phraseListResultSchema>;
