import tokens from '@alfavoice/pwa/design/tokens.css' with { type: 'text' };
import type { Control } from '../messages/messages.ts';
import type { View } from '../messages/view.ts';
import overlayStyle from './overlay.css' with { type: 'text' };
import pillStyle from './pill.css' with { type: 'text' };
import { createPill } from './pill.ts';
import { type Box, defaultPlace, type Place, placed, placeOf } from './place.ts';

/** The element that stands in the page. Unknown to its custom elements registry, so it is only a name. */
export const overlayName = 'alfavoice-overlay';
/** How long a good end is seen. */
const endShownMs = 1200;
/** Where it has a sentence to read. */
const remarkShownMs = 4000;
const fadeMs = 180;

export interface OverlayParts {
  control: (control: Control) => void;
  /** The line being written in, which the pill must not cover. */
  caret: () => Box | undefined;
  /** Where a person has dragged it on this site. */
  place: { load(): Promise<Place | undefined>; save(place: Place): Promise<void> };
}

/** The overlay on other people's pages: a pill in a closed shadow root, above everything (popover). */
export function createOverlay({ control, caret, place }: OverlayParts) {
  let host: HTMLElement | undefined;
  let pill: ReturnType<typeof createPill> | undefined;
  let at = defaultPlace;
  let leaving: ReturnType<typeof setTimeout> | undefined;

  const viewport = () => ({ width: document.documentElement.clientWidth, height: window.innerHeight });
  const stand = () => {
    if (!host) return;
    const { left, top } = placed(at, host.getBoundingClientRect(), viewport(), caret());
    moveTo(host, left, top);
  };

  const appear = () => {
    for (const old of document.querySelectorAll(overlayName)) old.remove();
    host = document.createElement(overlayName);
    const root = host.attachShadow({ mode: 'closed' });
    dress(root, tokens + overlayStyle + pillStyle);
    pill = createPill({ root, control, copy });
    host.popover = 'manual';
    document.documentElement.append(host);
    host.showPopover();
    drag(host, () => {
      if (!host) return;
      at = placeOf(host.getBoundingClientRect(), viewport());
      void place.save(at);
    });
    window.addEventListener('resize', stand);
    void place.load().then((saved) => {
      at = saved ?? at;
      stand();
    });
  };
  const vanish = () => {
    host?.remove();
    host = undefined;
    pill = undefined;
    window.removeEventListener('resize', stand);
  };

  return {
    show(view: View) {
      clearTimeout(leaving);
      if (view.kind === 'hidden') return vanish();
      if (!host?.isConnected) appear();
      host?.removeAttribute('data-leaving');
      // Read by tests and by nobody else: the shadow root is closed.
      host?.setAttribute('data-state', view.kind);
      pill?.show(view);
      stand();
      const good = view.kind === 'inserted' || view.kind === 'nothing';
      const remark = (view.kind === 'inserted' && view.lacks) || (view.kind === 'kept_here' && !view.action);
      if (!good && !remark) return;
      const shownMs = remark ? remarkShownMs : endShownMs;
      leaving = setTimeout(() => {
        host?.setAttribute('data-leaving', '');
        leaving = setTimeout(vanish, fadeMs);
      }, shownMs);
    },
  };
}

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

/** Only called on a click. Plain http pages have no clipboard interface: a selection is copied instead. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

function moveTo(host: HTMLElement, left: number, top: number) {
  host.style.setProperty('--left', `${left}px`);
  host.style.setProperty('--top', `${top}px`);
}

function drag(host: HTMLElement, dropped: () => void) {
  host.addEventListener('pointerdown', (down) => {
    // Keeps the focus, and with it the caret, in the field.
    down.preventDefault();
    const { left, top } = host.getBoundingClientRect();
    let moved = false;
    const move = (event: PointerEvent) => {
      const dx = event.clientX - down.clientX;
      const dy = event.clientY - down.clientY;
      if (!moved && Math.hypot(dx, dy) < 4) return;
      moved = true;
      moveTo(host, left + dx, top + dy);
    };
    const end = () => {
      window.removeEventListener('pointermove', move);
      if (moved) dropped();
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end, { once: true });
  });
  host.addEventListener('mousedown', (event) => event.preventDefault());
}
