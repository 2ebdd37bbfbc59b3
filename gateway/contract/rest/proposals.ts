import { z } from 'zod';
import { maxTermLength } from '../limits.ts';
import { termTextSchema } from './dictionary.ts';

/** What a correction in the history may be worth: a word for the dictionary, or a replacement. Nothing is applied by itself. */
export const proposalKinds = ['term', 'replacement'] as const;
export const proposalKindSchema = z.enum(proposalKinds);
export type ProposalKind = z.infer<typeof proposalKindSchema>;

export const proposalSchema = z.object({
  id: z.string(),
  /** What it would become unless one says otherwise. */
  kind: proposalKindSchema,
  /** As it stood in the text. */
  spoken: z.string(),
  /** As the person wrote it. */
  written: z.string(),
  /** How often it was corrected so. */
  times: z.int().positive(),
  last_seen_at: z.iso.datetime(),
  /** The dictation corrected last; null when it is gone. */
  history_id: z.string().nullable(),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** Those corrected most often first. */
export const proposalListSchema = z.object({ items: z.array(proposalSchema) });

/** Absent: as proposed. */
export const acceptProposalSchema = z.object({
  kind: proposalKindSchema.optional(),
  spoken: termTextSchema.optional(),
  written: termTextSchema.max(maxTermLength).optional(),
});
export const acceptedProposalSchema = z.object({
  kind: proposalKindSchema,
  /** The term or the replacement that is there now. */
  id: z.string(),
});
