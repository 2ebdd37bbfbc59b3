import { type Database, findSiteStyle } from '@alfavoice/db';
import type { CleanRequest } from '@alfavoice/inference/contract';
import type { Settings } from '../../contract/rest/settings.ts';
import { type Style, styleSchema } from '../../contract/rest/styles.ts';

/** A text's style: what it asks for itself, else its site's, else the usual one. An unknown name is written like `tidy`. */
export async function styleFor(
  db: Database,
  userId: string,
  { style, host }: { style?: string | undefined; host?: string | undefined },
  usual: Style,
): Promise<Style> {
  if (style !== undefined) return styleSchema.catch('tidy').parse(style);
  const ofSite = host ? await findSiteStyle(db, userId, host) : undefined;
  return styleSchema.catch(usual).parse(ofSite);
}

/** What was said is not edited where it is to stand as it was said. */
export const mayEdit = (style: Style, { editor }: Settings): boolean => editor && style !== 'as_said';

type Options = NonNullable<CleanRequest['options']>;

/** What a person chose beyond the style. */
export function writingOptions({ yo, english, no_break_spaces, quotes, money }: Settings): Options {
  return {
    ...(yo !== 'by_style' && { yo }),
    ...(english !== 'by_style' && { english }),
    ...(no_break_spaces !== 'by_style' && { noBreakSpaces: no_break_spaces }),
    ...(quotes !== 'by_style' && { quotes }),
    ...(money !== 'by_style' && { money }),
  };
}
