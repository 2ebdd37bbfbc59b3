import { z } from 'zod';
import { maxPageSize, maxRefusedLines, maxTermLength } from '../limits.ts';

export const groupNameSchema = z.object({ id: z.string(), name: z.string() });
export type GroupName = z.infer<typeof groupNameSchema>;

/** What terms, replacements and snippets have in common: who has one, and whether it is used. */
export const entryFields = {
  id: z.string(),
  /** Kept, but not used. */
  disabled: z.boolean(),
  created_at: z.iso.datetime(),
  /** null: one's own. */
  group: groupNameSchema.nullable(),
  /** Whether the one who asks may change it. */
  editable: z.boolean(),
};

/** `none`: only one's own; an id: only those of that group. Absent: all that one's dictations use. */
export const groupFilterSchema = z.union([z.literal('none'), z.uuid()]).optional();

export const entryQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(maxPageSize).default(50),
  cursor: z.string().max(1000).optional(),
  /** A piece of how it is written, said or sounds. */
  q: z.string().max(maxTermLength).optional(),
  group: groupFilterSchema,
});
export type EntryQuery = z.infer<typeof entryQuerySchema>;

export const entryExportQuerySchema = z.object({ group: groupFilterSchema });

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    next_cursor: z.string().nullable(),
    /** That fit the question, on all pages. */
    total: z.int().nonnegative(),
  });

/** A list as it was pasted or read from a file: a record a line, or CSV (divided by comma, semicolon or tab). */
export const entryListSchema = z.object({
  text: z.string(),
  group_id: z.uuid().optional(),
  /** Only tell what would come of it. */
  dry_run: z.boolean().default(false),
});

export const listResultOf = <Reason extends z.ZodType, Example extends z.ZodType>(reason: Reason, example: Example) =>
  z.object({
    added: z.int().nonnegative(),
    /** Known ones that the list has otherwise. */
    changed: z.int().nonnegative(),
    /** Known ones that stayed as they are. */
    known: z.int().nonnegative(),
    /** Lines that were not taken; everything else was. */
    refused: z.int().nonnegative(),
    /** The first of them. */
    refusals: z.array(z.object({ line: z.int().positive(), text: z.string(), reason })).max(maxRefusedLines),
    /** Some of what was added or changed, in the order of the list. */
    examples: z.array(example),
  });
