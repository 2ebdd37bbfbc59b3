import { type Answer, createOutbox, type Outbox, ProblemError } from '@alfavoice/gateway/client';
import type { BackgroundMessage } from '../messages/messages.ts';

export interface RecorderOutboxParts {
  gateway: string;
  owner: string;
  tell: (message: BackgroundMessage) => Promise<unknown>;
}

/**
 * The person's outbox for the recorder, which sends what waits while it is open. An offscreen document has no storage
 * of the extension's: tokens come from the background, which also remembers how much waits.
 */
export function openRecorderOutbox({ gateway, owner, tell }: RecorderOutboxParts) {
  const outbox: Outbox = createOutbox({
    gateway,
    owner,
    marks: { get: async () => undefined, set: async () => {}, remove: async () => {} },
    async accessToken(refused) {
      const token = (await tell({ to: 'background', type: 'token', owner, refused })) as Answer<string | undefined>;
      if (!token.ok) throw new ProblemError(token.problem);
      return token.value;
    },
  });
  let told = 0;
  outbox.subscribe(({ summary }) => {
    if (summary.count !== told) void tell({ to: 'background', type: 'waiting' });
    told = summary.count;
  });
  const over = new AbortController();
  void outbox.run(over.signal);
  return {
    gateway,
    owner,
    outbox,
    async close() {
      over.abort();
      await outbox.close();
    },
  };
}
export type RecorderOutbox = ReturnType<typeof openRecorderOutbox>;
