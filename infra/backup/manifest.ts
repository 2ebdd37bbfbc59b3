import { z } from 'zod';

/** Last entry of a backup: what it is, and by what each other entry is known to be whole. */
export const manifestName = 'manifest.json';

export const manifestSchema = z.object({
  format: z.literal('alfavoice-backup-1'),
  /** Moment of the database's snapshot. */
  createdAt: z.iso.datetime(),
  /** The newest migration of the schema: `when` of drizzle's journal. */
  migratedTo: z.int(),
  /** In the order in which they can be filled. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  entries: z.record(z.string(), z.object({ sha256: z.string(), bytes: z.int().nonnegative() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const tableEntry = (name: string) => `database/${name}.copy`;
export const fileEntry = (name: string) => `files/${name}`;

/** Folders of DATA_DIR that hold what people said; the rest can be made again. */
export const folders = ['blobs', 'uploads', 'pending', 'spool'] as const;
/** Without it the audio cannot be read. */
export const keyFile = 'audio-key';
