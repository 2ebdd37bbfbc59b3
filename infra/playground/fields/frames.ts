import type { Mount, Playground } from '../playground.ts';

/** What a page asks the page in its frame, answered under the same number. */
type Ask = { ask: number } & ({ of: 'model' } | { of: 'set'; what: Parameters<Playground['set']> });
type Answer = { answer: number; model: string };

/** A page in a frame: it answers the one around it. */
export function answerParent(playground: Playground): void {
  if (window.parent === window) return;
  window.addEventListener('message', async ({ data, source }: MessageEvent<Ask>) => {
    if (typeof data?.ask !== 'number') return;
    if (data.of === 'set') await playground.set(...data.what);
    const answer: Answer = { answer: data.ask, model: await playground.model() };
    (source as Window).postMessage(answer, '*');
  });
  window.parent.postMessage('ready', '*');
}

/** A page around a frame: its playground is the one in there. */
async function around(root: HTMLElement, address: string): Promise<Playground> {
  const frame = document.createElement('iframe');
  frame.src = address;
  const ready = new Promise<void>((resolve) => {
    window.addEventListener('message', ({ data, source }) => {
      if (source === frame.contentWindow && data === 'ready') resolve();
    });
  });
  root.append(frame);
  await ready;
  let asked = 0;
  const ask = (question: { of: 'model' } | { of: 'set'; what: Parameters<Playground['set']> }) =>
    new Promise<string>((resolve) => {
      asked += 1;
      const number = asked;
      const take = ({ data }: MessageEvent<Answer>) => {
        if (data?.answer !== number) return;
        window.removeEventListener('message', take);
        resolve(data.model);
      };
      window.addEventListener('message', take);
      frame.contentWindow?.postMessage({ ask: number, ...question } satisfies Ask, '*');
    });
  return {
    model: () => ask({ of: 'model' }),
    set: async (...what) => {
      frame.focus();
      await ask({ of: 'set', what });
    },
  };
}

/** The server listens twice: this page's other self is another origin. */
const foreignOrigin = () => document.documentElement.dataset.foreignOrigin ?? '';

export const frame: Mount = (root) => around(root, '/textarea');
export const nested: Mount = (root) => around(root, '/frame');
export const foreign: Mount = (root) => around(root, `${foreignOrigin()}/textarea`);
export const foreignEditor: Mount = (root) => around(root, `${foreignOrigin()}/tiptap`);
