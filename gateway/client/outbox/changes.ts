/** Tells the other tabs, workers and pages of this origin that something in the outbox is different now. */
export function createChanges(owner: string, onChange: () => void) {
  const channel = new BroadcastChannel(`alfavoice-outbox-${owner}`);
  channel.onmessage = onChange;
  return {
    announce: () => channel.postMessage('changed'),
    close: () => channel.close(),
  };
}
