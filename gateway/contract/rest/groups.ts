import { z } from 'zod';
import { maxGroupNameLength } from '../limits.ts';

export const newGroupSchema = z.object({ name: z.string().trim().min(1).max(maxGroupNameLength) });

export const groupSchema = z.object({
  id: z.string(),
  name: z.string(),
  members: z.int().nonnegative(),
  terms: z.int().nonnegative(),
});
export type Group = z.infer<typeof groupSchema>;
export const groupListSchema = z.object({ items: z.array(groupSchema) });

export const memberListSchema = z.object({ items: z.array(z.object({ id: z.string(), email: z.string() })) });
