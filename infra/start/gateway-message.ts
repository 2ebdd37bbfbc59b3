/** What the gateway tells its parent. */
const firstRun = 'first-run';

/** @returns the link that makes the administrator, when the message brings one */
export function firstRunLinkOf(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message) || message.type !== firstRun)
    return undefined;
  return 'url' in message && typeof message.url === 'string' ? message.url : undefined;
}
