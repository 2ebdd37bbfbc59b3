import browser from 'webextension-polyfill';
import type { BackgroundMessage, BridgeMessage } from '../messages/messages.ts';
import { connectPath } from '../pairing/address.ts';

/** Read by the page: `present`, then `connected`. */
const attribute = 'data-alfavoice-extension';
const page = document.documentElement;
const ours = document.querySelector('meta[name="application-name"][content="AlfaVoice"]');

if (ours && window === window.top && location.pathname === connectPath) {
  const tell = (state: 'present' | 'connected') => {
    page.setAttribute(attribute, state);
    page.dispatchEvent(new CustomEvent('alfavoice-extension', { detail: state }));
  };
  browser.runtime.onMessage.addListener((raw: unknown) => {
    const message = raw as BridgeMessage;
    if (message.to === 'bridge') tell('connected');
    return undefined;
  });
  const hand = () => {
    const code = location.hash.slice(1);
    if (!code) return;
    const message: BackgroundMessage = { to: 'background', type: 'pair', code, gateway: location.origin };
    void browser.runtime.sendMessage(message);
  };
  tell('present');
  hand();
  window.addEventListener('hashchange', hand);
}
