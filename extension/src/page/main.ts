import browser from 'webextension-polyfill';
import { focused } from '../insertion/field.ts';
import { holdFocus, isFrame } from '../insertion/other-frames.ts';
import type { BackgroundMessage, Control, FocusMove, PageMessage } from '../messages/messages.ts';
import type { Outcome } from '../messages/view.ts';
import { createOverlay } from '../overlay/overlay.ts';
import type { Place } from '../overlay/place.ts';
import { caretBox } from './caret-box.ts';
import type { PinnedFrame } from './pinned-frame.ts';
import { createTarget } from './target.ts';

declare global {
  /**
   * In the extension's own world of each frame; the background calls it when a dictation begins (`dictating`), or when a
   * kept text is to be inserted where the caret is now.
   */
  var alfavoicePin: ((id: string, dictating: boolean) => PinnedFrame) | undefined;
}

/** Injected into every frame when a dictation begins; a second injection finds the first and leaves it. */
// Its own property: an element of the page with such an id is none.
if (!Object.hasOwn(globalThis, 'alfavoicePin')) {
  const tell = (message: BackgroundMessage): Promise<unknown> => browser.runtime.sendMessage(message);
  const moveFocus = async (does: FocusMove) => void (await tell({ to: 'background', type: 'focus', does }));
  const target = createTarget({ hold: () => moveFocus('hold'), giveBack: () => moveFocus('give_back') });
  const held = holdFocus();
  let active = false;
  const control = (what: Control) => {
    void tell({ to: 'background', type: 'control', control: what });
    if (what === 'dismiss' || what === 'open_options') overlay.show({ kind: 'hidden' });
  };
  const overlay = createOverlay({
    control,
    caret: () => caretBox(target.pinned()),
    place: {
      load: async () => (await tell({ to: 'background', type: 'place' })) as Place | undefined,
      save: async (place) => void (await tell({ to: 'background', type: 'place', place })),
    },
  });

  globalThis.alfavoicePin = (id, dictating) => {
    const pin = target.pin(id);
    active = dictating;
    if (dictating && window === window.top) overlay.show({ kind: 'preparing' });
    const element = focused();
    const inner = isFrame(element) ? element : undefined;
    const focus = inner ? 'frame' : (pin?.kind ?? 'none');
    return { hasFocus: document.hasFocus(), focus, foreign: inner !== undefined && inner.contentDocument === null };
  };

  browser.runtime.onMessage.addListener((raw: unknown): Promise<Outcome | true> | undefined => {
    const message = raw as PageMessage;
    if (message.to !== 'page') return undefined;
    if (message.type === 'insert') return target.insert(message);
    // Silence of the frames without it lets the one that has the focus answer.
    if (message.type === 'focus')
      return (message.does === 'hold' ? held.hold() : held.giveBack()) ? Promise.resolve(true) : undefined;
    if (message.type === 'active') active = message.active;
    else overlay.show(message.view);
    return Promise.resolve(true);
  });

  document.addEventListener(
    'keydown',
    (event) => {
      target.keyPressed(event);
      if (!active || !event.isTrusted || event.code !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      active = false;
      control('cancel');
    },
    { capture: true },
  );
}
