import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { users } from './users.ts';

/** The style in which a user's dictations into one site are written. */
export const siteStyles = pgTable(
  'site_styles',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    host: text().notNull(),
    style: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.host] })],
);
