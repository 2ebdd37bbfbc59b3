import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const roles = ['admin', 'user'] as const;

export const users = pgTable('users', {
  id: uuid().primaryKey(),
  /** Lower case. */
  email: text().notNull().unique(),
  /** Argon2id in PHC form. */
  passwordHash: text('password_hash').notNull(),
  role: text({ enum: roles }).notNull(),
  createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull().defaultNow(),
});
export type UserRow = typeof users.$inferSelect;
