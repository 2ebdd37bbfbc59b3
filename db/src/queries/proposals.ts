import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { uuid7 } from '../identifiers/uuid7.ts';
import { type ProposalRow, proposals } from '../schema/index.ts';
import { termKey } from './owned-words.ts';

export type NewProposal = Pick<ProposalRow, 'kind' | 'spoken' | 'written'>;
export type Proposal = Omit<ProposalRow, 'userId' | 'key' | 'state'>;

const columns = {
  id: proposals.id,
  kind: proposals.kind,
  spoken: proposals.spoken,
  written: proposals.written,
  times: proposals.times,
  lastSeenAt: proposals.lastSeenAt,
  historyId: proposals.historyId,
};

/**
 * Each once; one that came before is counted, and stays as it was answered. Taking an earlier correction back proposes
 * nothing.
 */
export async function noteProposals(
  db: Database,
  userId: string,
  historyId: string,
  found: readonly NewProposal[],
  now: Date,
): Promise<void> {
  if (found.length === 0) return;
  const opposite = await db
    .select({ key: proposals.key, written: proposals.written })
    .from(proposals)
    .where(
      and(
        eq(proposals.userId, userId),
        inArray(
          proposals.key,
          found.map(({ written }) => termKey(written)),
        ),
      ),
    );
  const isTakenBack = ({ spoken, written }: NewProposal) =>
    opposite.some((one) => one.key === termKey(written) && termKey(one.written) === termKey(spoken));
  const fresh = found.filter((proposal) => !isTakenBack(proposal));
  if (fresh.length === 0) return;
  const rows = new Map(
    fresh.map((proposal) => [
      JSON.stringify([termKey(proposal.spoken), proposal.written]),
      { ...proposal, key: termKey(proposal.spoken) },
    ]),
  );
  await db
    .insert(proposals)
    .values(
      [...rows.values()].map((proposal) => ({
        ...proposal,
        id: uuid7(now.getTime()),
        userId,
        times: 1,
        lastSeenAt: now,
        historyId,
        state: 'open' as const,
      })),
    )
    .onConflictDoUpdate({
      target: [proposals.userId, proposals.key, proposals.written],
      set: { times: sql`${proposals.times} + 1`, lastSeenAt: now, historyId },
    });
}

/** Those without an answer, seen most often first. */
export const openProposals = (db: Database, userId: string, limit: number): Promise<Proposal[]> =>
  db
    .select(columns)
    .from(proposals)
    .where(and(eq(proposals.userId, userId), eq(proposals.state, 'open')))
    .orderBy(desc(proposals.times), desc(proposals.lastSeenAt), desc(proposals.id))
    .limit(limit);

export async function findOpenProposal(db: Database, userId: string, id: string): Promise<Proposal | undefined> {
  const [row] = await db
    .select(columns)
    .from(proposals)
    .where(and(eq(proposals.userId, userId), eq(proposals.id, id), eq(proposals.state, 'open')));
  return row;
}

/** @returns false when the user has no such proposal without an answer */
export async function answerProposal(
  db: Database,
  userId: string,
  id: string,
  state: 'accepted' | 'dismissed',
): Promise<boolean> {
  const answered = await db
    .update(proposals)
    .set({ state })
    .where(and(eq(proposals.userId, userId), eq(proposals.id, id), eq(proposals.state, 'open')))
    .returning({ id: proposals.id });
  return answered.length > 0;
}
