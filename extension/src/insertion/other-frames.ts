import { focused, isForm } from './field.ts';
import { select, selectionOf } from './selection.ts';

/** The focus of the tab's other frames, which a frame cannot see and takes away with its own. */
export interface OtherFrames {
  /** Whoever has the focus remembers where. */
  hold(): Promise<void>;
  /** And takes it again. */
  giveBack(): Promise<void>;
}

/** This frame's part in it. */
export interface HeldFocus {
  /** @returns whether the focus is in this very frame */
  hold(): boolean;
  /** @returns whether it was held here */
  giveBack(): boolean;
}

export const isFrame = (element: Element | null): element is HTMLIFrameElement | HTMLFrameElement =>
  element instanceof HTMLIFrameElement || element instanceof HTMLFrameElement;

export function holdFocus(): HeldFocus {
  let held: { element: Element | null; range: Range | undefined } | undefined;
  return {
    hold() {
      const element = focused();
      held = undefined;
      if (!document.hasFocus() || isFrame(element)) return false;
      const selection = element instanceof HTMLElement && !isForm(element) ? selectionOf(element) : null;
      held = { element, range: selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : undefined };
      return true;
    },
    giveBack() {
      if (!held) return false;
      const { element, range } = held;
      held = undefined;
      const inner = focused();
      if (isFrame(inner)) inner.blur();
      if (element instanceof HTMLElement && element !== document.body) element.focus({ preventScroll: true });
      else window.focus();
      if (range && element instanceof HTMLElement) select(selectionOf(element), range);
      return true;
    },
  };
}
