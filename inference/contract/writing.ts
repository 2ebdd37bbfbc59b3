import { z } from 'zod';
import { languageSchema } from './language.ts';
import { promptSchema } from './prompt.ts';

/** `POST` on the worker's socket: text as spoken -> text as written. */
export const cleanPath = '/writing/clean';

/** The rules in their order; `editor` is the language model's edit. Shown to the user beside each change. */
export const stepNames = [
  'whitespace',
  'addresses',
  'commands',
  'fillers',
  'repeats',
  'corrections',
  'phones',
  'dates',
  'times',
  'numbers',
  'dictionary',
  'snippets',
  'typography',
  'punctuation',
  'capitals',
  'yo',
  'style',
  'spaces',
  'editor',
] as const;
export type StepName = (typeof stepNames)[number];

export const styleNames = ['as_said', 'tidy', 'business_letter', 'chat', 'code_comment', 'list'] as const;
export type StyleName = (typeof styleNames)[number];

/** How a text is to be written; what a user chooses beyond the style. */
export const writingOptionsSchema = z.object({
  style: z.enum(styleNames),
  /** Steps that are left out. */
  without: z.array(z.enum(stepNames)),
  /** «ё»: as it was recognised, wherever a word can only be written with it, or nowhere. */
  yo: z.enum(['as_said', 'always', 'never']),
  english: z.enum(['us', 'uk']),
  /** No-break spaces: none (form fields, code), where typography wants them, and after words of one letter too. */
  noBreakSpaces: z.enum(['never', 'usual', 'prepositions']),
  /** English quotes and apostrophes as they came, “typographic”, or as on a keyboard; Russian ones are «» and „“ unless straight. */
  quotes: z.enum(['as_said', 'typographic', 'straight']),
  /** «3500 рублей» or «3500 ₽». */
  money: z.enum(['words', 'sign']),
});
export type WritingOptions = z.infer<typeof writingOptionsSchema>;

const longestPhrase = 200;
const longestBody = 10_000;
const longestKey = 100;
export const mostTerms = 20_000;

/** A term or a replacement: how it sounds (or is misheard) and how it is written. */
export const termSchema = z.object({
  spoken: z.string().min(1).max(longestPhrase),
  written: z.string().max(longestPhrase),
});
export type Term = z.infer<typeof termSchema>;

/** `body` stands in place of `spoken`; `{cursor}` is where the cursor goes, `{date}` and `{time}` are filled in. */
export const snippetSchema = z.object({
  spoken: z.string().min(1).max(longestPhrase),
  body: z.string().max(longestBody),
});
export type Snippet = z.infer<typeof snippetSchema>;

const isText = (value: unknown, most: number, least = 0): boolean =>
  typeof value === 'string' && value.length >= least && value.length <= most;
const isTerm = (value: Term): boolean =>
  typeof value === 'object' &&
  value !== null &&
  isText(value.spoken, longestPhrase, 1) &&
  isText(value.written, longestPhrase);

/** As `z.array(termSchema)`, which takes 90 ms for 20,000 terms where this takes 2: they come with every dictation. */
const termsSchema = z.custom<Term[]>(
  (value) => Array.isArray(value) && value.length <= mostTerms && value.every(isTerm),
  'must be terms',
);

/** What a text is written by, besides its words. */
export const writingSchema = z.object({
  /** A name of `styleNames`; another name is written like `tidy`. */
  style: z.string().optional(),
  /** What stands before the cursor. */
  precedingText: z.string().optional(),
  options: writingOptionsSchema.omit({ style: true }).partial().optional(),
  terms: termsSchema.optional(),
  snippets: z.array(snippetSchema).max(mostTerms).optional(),
  /** The same terms and snippets have the same key: then they are made ready once for many texts. */
  phrasesKey: z.string().max(longestKey).optional(),
  /** What the language model is told, where it is not the built-in prompt of the language. */
  prompts: z.partialRecord(languageSchema, promptSchema).optional(),
});
export type WritingRequest = z.infer<typeof writingSchema>;

export const cleanRequestSchema = writingSchema.extend({
  text: z.string(),
  language: languageSchema,
  /** Let the language model edit after the rules. */
  editor: z.boolean().default(false),
});
export type CleanRequest = z.infer<typeof cleanRequestSchema>;

const offset = z.int().nonnegative();

/**
 * One difference between `raw` and `text`, by the step that made it: what the step found and what it wrote there.
 * `[start, end)` of `text` stands for `[rawStart, rawEnd)` of `raw` (UTF-16 units); putting the one in place of the other undoes
 * this change, together with those of other steps at the same place.
 */
export const changeSchema = z.object({
  step: z.enum(stepNames),
  before: z.string(),
  after: z.string(),
  start: offset,
  end: offset,
  rawStart: offset,
  rawEnd: offset,
});
export type Change = z.infer<typeof changeSchema>;

export const cleanResponseSchema = z.object({ text: z.string(), raw: z.string(), changes: z.array(changeSchema) });
export type CleanResponse = z.infer<typeof cleanResponseSchema>;
