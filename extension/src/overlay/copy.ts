/** Only called on a click. Plain http pages have no clipboard interface: a selection is copied instead. */
export async function copy(text: string, root: ShadowRoot | HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
    return copySelected(text, root);
  }
}

/** Inside `root`, which a page cannot read where it is a closed one. */
function copySelected(text: string, root: ShadowRoot | HTMLElement): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  root.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return done;
}
