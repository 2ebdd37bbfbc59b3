import { type SQL, sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { languages } from './dictations.ts';
import { groups } from './groups.ts';
import { stemsOfTerm } from './stems.ts';
import { users } from './users.ts';

/** A name or a word as it is to be written, of one user or of one group. */
export const terms = pgTable(
  'terms',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    groupId: uuid('group_id').references(() => groups.id, { onDelete: 'cascade' }),
    written: text().notNull(),
    /** `written` by which an owner's terms are told apart and sorted, see `termKey`. */
    key: text().notNull(),
    /** How it may sound, when that is not how it is written. */
    sounds: text().array().notNull(),
    /** null: in any language. */
    language: text({ enum: languages }),
    disabled: boolean().notNull(),
    useCount: integer('use_count').notNull(),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true, precision: 3 }),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull(),
    /** Stems of its words, Russian and English. */
    lexemes: text()
      .array()
      .notNull()
      .generatedAlwaysAs((): SQL => stemsOfTerm(terms.written)),
  },
  (table) => [
    check('terms_one_owner', sql`num_nonnulls(${table.userId}, ${table.groupId}) = 1`),
    unique('terms_of_user').on(table.userId, table.key),
    unique('terms_of_group').on(table.groupId, table.key),
    index('terms_user_used').on(table.userId, table.lastUsedAt.desc().nullsLast(), table.createdAt.desc().nullsFirst()),
    index('terms_group_used').on(
      table.groupId,
      table.lastUsedAt.desc().nullsLast(),
      table.createdAt.desc().nullsFirst(),
    ),
    index('terms_user_lexemes').using('gin', table.userId, table.lexemes),
    index('terms_group_lexemes').using('gin', table.groupId, table.lexemes),
  ],
);
export type TermRow = typeof terms.$inferSelect;
