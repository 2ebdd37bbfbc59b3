import { type PillKey, pillKeys } from './keys.ts';

/** The element that stands in the page, with the state for tests to read. Only a name: it draws nothing. */
export const overlayName = 'alfavoice-overlay';

export interface Frame {
  /** What is placed, shown and faded. */
  host: HTMLElement;
  root: ShadowRoot;
  /** Read by tests and by nobody else: what is said stands in the closed root. */
  setState(state: string): void;
  /** Above everything, also when the page has hidden it or has opened a dialog since. */
  raise(): void;
  remove(): void;
}

/**
 * A place in the page for the overlay that its scripts cannot look into. The root hangs on a plain `div`: a page may
 * define a custom element of any name, and would be given the closed root of one by `attachInternals`.
 * @param css for the closed root
 */
export function openFrame(css: string): Frame {
  for (const old of document.querySelectorAll(overlayName)) old.remove();
  const wrapper = document.createElement(overlayName);
  // No box of its own, whatever the page's styles say of unknown elements.
  wrapper.style.setProperty('display', 'contents', 'important');
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  dress(root, css);
  host.popover = 'manual';
  wrapper.append(host);
  const givesFocusBack = keepFocus(root);
  keepKeys(root);
  return {
    host,
    root,
    setState: (state) => wrapper.setAttribute('data-state', state),
    raise() {
      const home = modalDialog() ?? document.documentElement;
      if (wrapper.parentElement !== home || host.parentElement !== wrapper) {
        wrapper.append(host);
        home.append(wrapper);
      }
      if (!host.matches(':popover-open')) host.showPopover();
    },
    remove() {
      givesFocusBack();
      wrapper.remove();
    },
  };
}

/** While a modal dialog is open, only what stands inside it can be pressed. */
const modalDialog = () => [...document.querySelectorAll('dialog:modal')].at(-1);

/** A page's policy forbids inline styles, not constructed ones; Firefox keeps constructed ones from a script's sandbox. */
function dress(root: ShadowRoot, css: string) {
  if (BROWSER === 'firefox') {
    const style = document.createElement('style');
    style.textContent = css;
    root.prepend(style);
    return;
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
}

/** A press leaves the focus, and with it the caret, in the field; who came by Tab is led back when the pill goes. */
function keepFocus(root: ShadowRoot): () => void {
  let cameFrom: EventTarget | null = null;
  root.addEventListener('mousedown', (event) => event.preventDefault());
  root.addEventListener('focusin', (event) => {
    const from = (event as FocusEvent).relatedTarget;
    if (from instanceof Node && !root.contains(from)) cameFrom = from;
  });
  return () => {
    if (root.activeElement && cameFrom instanceof HTMLElement) cameFrom.focus({ preventScroll: true });
  };
}

/** Keys pressed on the pill are not the page's shortcuts. */
function keepKeys(root: ShadowRoot) {
  for (const type of ['keydown', 'keypress', 'keyup'] as const) {
    root.addEventListener(type, (event) => {
      if (pillKeys.has((event as KeyboardEvent).code as PillKey)) event.stopPropagation();
    });
  }
}
