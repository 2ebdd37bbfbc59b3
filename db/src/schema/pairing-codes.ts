import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { users } from './users.ts';

export const pairingCodes = pgTable(
  'pairing_codes',
  {
    /** SHA-256 of the normalised code, hex. The row goes when the code is redeemed. */
    codeHash: text('code_hash').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: timestamp('expires_at', { withTimezone: true, precision: 3 }).notNull(),
  },
  (table) => [index('pairing_codes_user').on(table.userId)],
);
