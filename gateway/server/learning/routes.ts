import {
  answerProposal,
  type Database,
  findOpenProposal,
  openProposals,
  type Proposal as Row,
  substitutionsIn,
  termsIn,
} from '@alfavoice/db';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { maxReplacements, maxSoundsPerTerm, maxTerms } from '../../contract/limits.ts';
import type { Proposal } from '../../contract/rest/proposals.ts';
import * as routes from '../../contract/routes/proposals.ts';
import type { Parts } from '../parts.ts';
import { ProblemError } from '../problem/problem.ts';
import type { AppEnvironment } from '../request.ts';

/** More nobody looks through at once; the next ones come when these are answered. */
const mostShown = 100;

export function registerProposals(app: OpenAPIHono<AppEnvironment>, { db, clock, vocabulary }: Parts): void {
  app.openapi(routes.listProposals, async (c) => {
    const items = (await openProposals(db, c.get('user').id, mostShown)).map(proposalItem);
    return c.json({ items }, 200);
  });

  app.openapi(routes.acceptProposal, async (c) => {
    const userId = c.get('user').id;
    const { id } = c.req.valid('param');
    const proposed = await findOpenProposal(db, userId, id);
    if (!proposed) throw notFound();
    const chosen = c.req.valid('json');
    const kind = chosen.kind ?? proposed.kind;
    const words = { spoken: chosen.spoken ?? proposed.spoken, written: chosen.written ?? proposed.written };
    const make = kind === 'term' ? makeTerm : makeReplacement;
    const made = await make(db, userId, words, new Date(clock.now()));
    await answerProposal(db, userId, id, 'accepted');
    vocabulary.forget(userId);
    return c.json({ kind, id: made }, 200);
  });

  app.openapi(routes.dismissProposal, async (c) => {
    if (!(await answerProposal(db, c.get('user').id, c.req.valid('param').id, 'dismissed'))) throw notFound();
    return c.body(null, 204);
  });
}

interface Words {
  spoken: string;
  written: string;
}

/** A term that is there already learns one more way to sound. @returns its id */
async function makeTerm(db: Database, userId: string, { spoken, written }: Words, now: Date): Promise<string> {
  const sounds = spoken.toLowerCase() === written.toLowerCase() ? [] : [spoken];
  const entry = { written, sounds, language: null, disabled: false };
  const terms = termsIn(db);
  const inserted = await terms.insert({ userId }, entry, maxTerms, now);
  if (inserted.outcome === 'full') throw full('dictionary', written);
  if (inserted.outcome === 'known') {
    const all = [...new Set([...inserted.row.sounds, ...sounds])].slice(-maxSoundsPerTerm);
    await terms.change({ userId }, inserted.row.id, { sounds: all, disabled: false });
  }
  return inserted.row.id;
}

/** @returns the id of the replacement for these words, which writes this from now on */
async function makeReplacement(db: Database, userId: string, { spoken, written }: Words, now: Date): Promise<string> {
  const entry = { spoken, written, disabled: false };
  const replacements = substitutionsIn(db, 'replacement');
  const inserted = await replacements.insert({ userId }, entry, maxReplacements, now);
  if (inserted.outcome === 'full') throw full('list of replacements', written);
  const { id } = inserted.row;
  if (inserted.outcome === 'known') await replacements.change({ userId }, id, entry);
  return id;
}

const proposalItem = ({ lastSeenAt, historyId, ...proposal }: Row): Proposal => ({
  ...proposal,
  last_seen_at: lastSeenAt.toISOString(),
  history_id: historyId,
});

const notFound = () => new ProblemError('not_found', 'There is no such proposal, or it has its answer.');
const full = (what: string, written: string) =>
  new ProblemError(
    'limit_reached',
    `Your ${what} is full. “${written}” was not added; delete what is not needed first.`,
  );
