/** Where a text goes, as the extension's background names it. */
export interface Target {
  tabId: number;
  frameId: number;
  host: string;
  pin: string;
}

/** What the extension answers to a text. */
export type Outcome = { kind: 'inserted'; how: string; text: string } | { kind: 'kept'; reason: string };

/** One real browser with the real extension and one page of the playground in front. */
export interface MatrixBrowser {
  name: 'Chromium' | 'Firefox';
  open(address: string): Promise<void>;
  /** Calls `window.playground` of the page. */
  set(text: string, from?: number, to?: number): Promise<void>;
  model(): Promise<string>;
  /** Presses the keys of letters, where the focus is. */
  type(letters: string): Promise<void>;
  press(key: 'undo' | 'left'): Promise<void>;
  /** Clicks into an element of the top page. */
  click(selector: string): Promise<void>;
  /** Takes an element of the top page away, or anything else a page may do. */
  inPage(script: string): Promise<unknown>;
  /** Pins the field that has the focus, as the begin of a dictation does. */
  pin(): Promise<Target>;
  /** A text arrives from the gateway; `act` is what a person does meanwhile. @returns what became of it, and how long that took in the browser */
  insert(
    target: Target,
    text: string,
    more?: { removes?: string; cursor?: number },
    act?: () => Promise<void>,
  ): Promise<{ outcome: Outcome; ms: number }>;
  /** Says something to the extension's background as one of its own pages. */
  tell(message: object): Promise<unknown>;
  /** Another tab in front, and then this one again. */
  whileInBackground<Result>(act: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

interface Frame {
  frameId: number;
  result?: { hasFocus: boolean; focus: string } | null;
}

/** Run in a page of the extension: what its background does when a dictation begins. */
export const pinScript = `async (address) => {
  const tab = (await api.tabs.query({})).find(({ url }) => url === address);
  const target = { tabId: tab.id, allFrames: true };
  const pin = crypto.randomUUID();
  await api.scripting.executeScript({ target, files: ['page.js'] });
  const frames = await api.scripting.executeScript({
    target,
    func: (...what) => globalThis.alfavoicePin(...what),
    args: [pin, false],
  });
  return { tabId: tab.id, pin, frames };
}`;

/** Run in a page of the extension: whether the page of an address knows that it is not to be seen. */
export const hiddenScript = `async (address) => {
  const tab = (await api.tabs.query({})).find(({ url }) => url === address);
  const [{ result }] = await api.scripting.executeScript({
    target: { tabId: tab.id },
    func: () => document.visibilityState === 'hidden',
  });
  return result;
}`;

/** Run in a page of the extension: what its recorder says when a text has come. The answer is asked for by `answerScript`. */
export const insertScript = `(target, text, more) => {
  const begun = performance.now();
  window.inserting = api.runtime
    .sendMessage({ to: 'background', type: 'insert', target, text, ...more })
    .then((outcome) => ({ outcome, ms: performance.now() - begun }));
}`;
export const answerScript = `() => window.inserting`;

/** Run in a page of the extension. */
export const tellScript = `(message) => api.runtime.sendMessage({ to: 'background', ...message })`;

/** The frame with a field that has the focus; where a field is in the top frame, that one. */
export function targetOf({ tabId, pin, frames }: { tabId: number; pin: string; frames: Frame[] }): Target {
  const focus = (frame: Frame) => frame.result?.focus ?? 'none';
  const top = frames.find(({ frameId }) => frameId === 0);
  const inner = frames.filter((frame) => frame.frameId !== 0 && !['frame', 'none'].includes(focus(frame)));
  const chosen =
    top && focus(top) !== 'frame' ? top : (inner.find(({ result }) => result?.hasFocus) ?? inner[0] ?? top);
  return { tabId, frameId: chosen?.frameId ?? 0, host: '127.0.0.1', pin };
}
