import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { groups } from './groups.ts';
import { users } from './users.ts';

export const substitutionKinds = ['replacement', 'snippet'] as const;
export type SubstitutionKind = (typeof substitutionKinds)[number];

/** What is written in place of what is said: within a sentence (`replacement`) or as one (`snippet`); of one user or of one group. */
export const substitutions = pgTable(
  'substitutions',
  {
    id: uuid().primaryKey(),
    kind: text({ enum: substitutionKinds }).notNull(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    groupId: uuid('group_id').references(() => groups.id, { onDelete: 'cascade' }),
    spoken: text().notNull(),
    /** `spoken` by which an owner's are told apart and sorted, see `termKey`. */
    key: text().notNull(),
    written: text().notNull(),
    disabled: boolean().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [
    check('substitutions_one_owner', sql`num_nonnulls(${table.userId}, ${table.groupId}) = 1`),
    unique('substitutions_of_user').on(table.userId, table.kind, table.key),
    unique('substitutions_of_group').on(table.groupId, table.kind, table.key),
  ],
);
export type SubstitutionRow = typeof substitutions.$inferSelect;
