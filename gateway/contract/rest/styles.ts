import { z } from 'zod';

/** How a text is written: as it was said, tidied up, as a letter, for a chat, for a comment in code, as a list. */
export const styleNames = ['as_said', 'tidy', 'business_letter', 'chat', 'code_comment', 'list'] as const;
export const styleSchema = z.enum(styleNames);
export type Style = z.infer<typeof styleSchema>;

/** A site as browsers name it: a host, with the port where it is not the usual one. */
export const hostSchema = z
  .string()
  .max(253)
  .regex(/^[^\s/]+$/u, 'must be the name of a site');

export const siteStyleSchema = z.object({ host: z.string(), style: styleSchema });
export type SiteStyle = z.infer<typeof siteStyleSchema>;

/** Which style a dictation gets: what it asks for itself, else its site's, else the usual one of the settings. */
export const stylesSchema = z.object({
  styles: z.array(styleSchema),
  /** `style` of the settings. */
  usual: styleSchema,
  /** Sites with a style of their own, by alphabet. */
  sites: z.array(siteStyleSchema),
});
export type Styles = z.infer<typeof stylesSchema>;

export const siteStyleChoiceSchema = z.object({ style: styleSchema });
