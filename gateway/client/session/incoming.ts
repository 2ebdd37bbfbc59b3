/** A queue one side pushes to and the other iterates over, once. */
export function createIncoming<T>() {
  const queue: T[] = [];
  let done = false;
  let wake = () => {};

  async function* events(): AsyncGenerator<T> {
    for (;;) {
      const next = queue.shift();
      if (next !== undefined) yield next;
      else if (done) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }
  return {
    push(event: T) {
      queue.push(event);
      wake();
    },
    end() {
      done = true;
      wake();
    },
    events: events(),
  };
}
