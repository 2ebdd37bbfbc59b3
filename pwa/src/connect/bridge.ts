/** What the extension's bridge says about itself on the page: it writes it into an attribute of the root element. */
export type Bridge = 'absent' | 'present' | 'connected';

const attribute = 'data-alfavoice-extension';

export function bridgeOf(root: Element): Bridge {
  const value = root.getAttribute(attribute);
  return value === 'present' || value === 'connected' ? value : 'absent';
}

/** @returns a function that ends watching */
export function watchBridge(root: Element, listener: (bridge: Bridge) => void): () => void {
  const observer = new MutationObserver(() => listener(bridgeOf(root)));
  observer.observe(root, { attributeFilter: [attribute] });
  return () => observer.disconnect();
}
