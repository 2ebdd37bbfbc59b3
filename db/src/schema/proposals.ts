import { index, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { dictations } from './dictations.ts';
import { users } from './users.ts';

export const proposalStates = ['open', 'accepted', 'dismissed'] as const;

/** A correction that may be worth a term or a replacement. One that was answered stays, so that it is not proposed again. */
export const proposals = pgTable(
  'proposals',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['term', 'replacement'] }).notNull(),
    /** As it stood in the text. */
    spoken: text().notNull(),
    /** As the person wrote it. */
    written: text().notNull(),
    /** `spoken` as proposals are told apart, see `termKey`. */
    key: text().notNull(),
    times: integer().notNull(),
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true, precision: 3 }).notNull(),
    /** The dictation corrected last. */
    historyId: uuid('history_id').references(() => dictations.id, { onDelete: 'set null' }),
    state: text({ enum: proposalStates }).notNull(),
  },
  (table) => [
    unique('proposals_once').on(table.userId, table.key, table.written),
    index('proposals_dictation').on(table.historyId),
  ],
);
export type ProposalRow = typeof proposals.$inferSelect;
