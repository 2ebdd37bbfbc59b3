type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * What was pressed, in the names of the app's shortcuts; undefined for what is none of them.
 * `mod+KeyK`, `mod+Enter`, `KeyR`, `ArrowDown`, `Enter`, `Delete`, `Escape`, `/`, `?`
 */
export function keyOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string | undefined {
  if (altKey) return undefined;
  if (ctrlKey || metaKey) return shiftKey ? undefined : `mod+${code}`;
  if (key === '?' || (shiftKey && code === 'Slash')) return '?';
  if (key === '/' || (!shiftKey && code === 'Slash')) return '/';
  if (shiftKey) return undefined;
  return code;
}

/** The press goes into a text or a control with keys of its own. */
export function isForField(event: Event): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select, [role="listbox"]');
}

/** The press is a dialog's. */
export const isInDialog = (event: Event): boolean =>
  event.composedPath().some((node) => node instanceof HTMLDialogElement);
