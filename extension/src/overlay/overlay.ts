import tokens from '@alfavoice/pwa/design/tokens.css' with { type: 'text' };
import type { Control } from '../messages/messages.ts';
import type { View } from '../messages/view.ts';
import { copy } from './copy.ts';
import { drag } from './drag.ts';
import { type Frame, openFrame } from './frame.ts';
import type { moveOf } from './keys.ts';
import overlayStyle from './overlay.css' with { type: 'text' };
import pillStyle from './pill.css' with { type: 'text' };
import { createPill } from './pill.ts';
import { type Box, defaultPlace, type Place, placed, placeOf } from './place.ts';
import { shownMsOf } from './shown.ts';

const fadeMs = 180;

export interface OverlayParts {
  control: (control: Control) => void;
  /** The line being written in, which the pill must not cover. */
  caret: () => Box | undefined;
  /** Where a person has moved it on this site. */
  place: { load(): Promise<Place | undefined>; save(place: Place): Promise<void> };
}

/** The overlay on other people's pages: a pill in a closed shadow root, above everything (popover). */
export function createOverlay({ control, caret, place }: OverlayParts) {
  let frame: Frame | undefined;
  let pill: ReturnType<typeof createPill> | undefined;
  let at = defaultPlace;
  let leaving: ReturnType<typeof setTimeout> | undefined;

  const viewport = () => ({ width: document.documentElement.clientWidth, height: window.innerHeight });
  const stand = () => {
    if (!frame) return;
    const { left, top } = placed(at, frame.host.getBoundingClientRect(), viewport(), caret());
    moveTo(frame.host, left, top);
  };
  const remember = () => {
    if (!frame) return;
    at = placeOf(frame.host.getBoundingClientRect(), viewport());
    void place.save(at);
  };
  const move = (by: NonNullable<ReturnType<typeof moveOf>>) => {
    if (!frame) return;
    const { left, top, width, height } = frame.host.getBoundingClientRect();
    at = by === 'home' ? defaultPlace : placeOf({ left: left + by.dx, top: top + by.dy, width, height }, viewport());
    // Where the person puts it is where it stands, also over the caret.
    const to = placed(at, { width, height }, viewport());
    moveTo(frame.host, to.left, to.top);
    remember();
  };

  const appear = () => {
    frame?.remove();
    frame = openFrame(unyielding(tokens) + overlayStyle + pillStyle);
    const { root, host } = frame;
    pill = createPill({ root, control, copy: (text) => copy(text, root), move });
    drag(host, { to: (left, top) => moveTo(host, left, top), dropped: remember });
    window.addEventListener('resize', stand);
    void place.load().then((saved) => {
      at = saved ?? defaultPlace;
      stand();
    });
  };
  const vanish = () => {
    frame?.remove();
    frame = undefined;
    pill = undefined;
    window.removeEventListener('resize', stand);
  };
  const leaveAfter = (ms: number) => {
    leaving = setTimeout(() => {
      // Who is about to press a button of it gets the time to.
      if (frame?.host.matches(':hover') || frame?.root.activeElement) return leaveAfter(ms);
      frame?.host.setAttribute('data-leaving', '');
      leaving = setTimeout(vanish, fadeMs);
    }, ms);
  };

  return {
    show(view: View) {
      clearTimeout(leaving);
      if (view.kind === 'hidden') return vanish();
      if (!frame?.host.isConnected) appear();
      frame?.host.removeAttribute('data-leaving');
      frame?.setState(view.kind);
      pill?.show(view);
      frame?.raise();
      stand();
      const shownMs = shownMsOf(view);
      if (shownMs !== undefined) leaveAfter(shownMs);
    },
  };
}

/** A page may give our host values of the same names; important ones of the root's own styles win over them. */
const unyielding = (css: string) => css.replace(/(--[\w-]+:[^;]+);/g, '$1 !important;');

function moveTo(host: HTMLElement, left: number, top: number) {
  host.style.setProperty('--left', `${left}px`);
  host.style.setProperty('--top', `${top}px`);
}
