/**
 * What the gateway tells its parent: `first-run` with a link while there is no administrator, then `prepared`.
 * A gateway that was restarted tells it again; the first answer counts.
 */
export function listenToGateway(): {
  onMessage: (message: unknown) => void;
  /** The link that makes the administrator; undefined when there is one already. */
  firstRunLink: Promise<string | undefined>;
} {
  let link: string | undefined;
  let resolve: (link: string | undefined) => void;
  const firstRunLink = new Promise<string | undefined>((settle) => {
    resolve = settle;
  });
  return {
    firstRunLink,
    onMessage(message) {
      if (typeof message !== 'object' || message === null || !('type' in message)) return;
      if (message.type === 'first-run' && 'url' in message && typeof message.url === 'string') link = message.url;
      if (message.type === 'prepared') resolve(link);
    },
  };
}
