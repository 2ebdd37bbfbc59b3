/// <reference types="chrome" />
import type { Page } from '@playwright/test';
import type { ExtensionBrowser } from './extension.ts';

/** A node as devtools describe it, as far as it is read here. */
interface DevtoolsNode {
  localName: string;
  backendNodeId: number;
  children?: DevtoolsNode[];
  shadowRoots?: DevtoolsNode[];
  contentDocument?: DevtoolsNode;
}
/** What stands in the page's `window` after `revealOverlay`. */
type Revealed = { overlayRoot: ShadowRoot };

/** The extension's background, woken where it sleeps. */
export const background = async ({ context }: ExtensionBrowser) =>
  context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));

/** Says a view to a page, the way the background does. */
export async function showView(browser: ExtensionBrowser, page: Page, view: object): Promise<void> {
  const worker = await background(browser);
  await worker.evaluate(
    async ([url, shown]) => {
      const [tab] = await chrome.tabs.query({ url });
      const tabId = tab?.id ?? -1;
      await chrome.scripting.executeScript({ target: { tabId }, files: ['page.js'] });
      await chrome.tabs.sendMessage(tabId, { to: 'page', type: 'show', view: shown }, { frameId: 0 });
    },
    [page.url(), view] as const,
  );
}

/** Opens the closed root to the test, with the rights of devtools; axe then sees into it as well. */
export async function revealOverlay(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const { root } = await devtools.send('DOM.getDocument', { depth: -1, pierce: true });
  const closed = find(root, 'alfavoice-overlay')?.children?.[0]?.shadowRoots?.[0];
  if (!closed) throw new Error('there is no overlay in the page');
  const { object } = await devtools.send('DOM.resolveNode', { backendNodeId: closed.backendNodeId });
  await devtools.send('Runtime.callFunctionOn', {
    objectId: object.objectId ?? '',
    functionDeclaration: `function () {
      Object.defineProperty(this.host, 'shadowRoot', { value: this, configurable: true });
      window.overlayRoot = this;
    }`,
  });
  await devtools.detach();
}

/** An element of the revealed overlay: its box, its styles and its text. */
export const inOverlay = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    const element = (window as unknown as Revealed).overlayRoot.querySelector<HTMLElement>(wanted);
    if (!element) return undefined;
    const { left, top, width, height } = element.getBoundingClientRect();
    const { color, backgroundColor, fontSize, animationName, borderTopColor, display } = getComputedStyle(element);
    const style = { color, backgroundColor, fontSize, animationName, borderTopColor, display };
    return { box: { left, top, width, height }, style, text: element.textContent?.trim() ?? '' };
  }, selector);

/** Presses a button of the revealed overlay with the mouse. */
export async function pressInOverlay(page: Page, selector: string): Promise<void> {
  const button = await inOverlay(page, selector);
  if (!button) throw new Error(`the overlay has no ${selector}`);
  const { left, top, width, height } = button.box;
  await page.mouse.click(left + width / 2, top + height / 2);
}

function find(node: DevtoolsNode, localName: string): DevtoolsNode | undefined {
  if (node.localName === localName) return node;
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) {
    const found = find(child, localName);
    if (found) return found;
  }
  return undefined;
}
