const sizePx = 26;
const gapPx = 6;
/** One line of text inputs; anything else has its own way of saying that it is to be written in. */
const fields =
  'input:not([type]), input[type=text], input[type=search], textarea, [contenteditable=""], [contenteditable=true]';

const style = `
  button { all: initial; box-sizing: border-box; display: grid; place-items: center; width: ${sizePx}px; height: ${sizePx}px;
    border: 1px solid light-dark(#85898f, #6b707a); border-radius: 50%; background: light-dark(#fff, #1b1d21);
    color: light-dark(#0b776d, #3cc2b3); cursor: pointer; forced-color-adjust: auto }
  button:hover { background: light-dark(#f5f5f3, #22242a) }`;
const place = `all: initial !important; position: fixed !important; color-scheme: light dark !important; z-index: 2147483646 !important;`;

export interface FieldButtonParts {
  /** A person has pressed it, not a page. */
  press(): void;
  /** The mouse is over it. */
  near(): void;
}

/** A small microphone at the end of the field that is written in. */
export function createFieldButton(label: string, { press, near }: FieldButtonParts) {
  const host = document.createElement('div');
  let drawn = false;
  let field: Element | undefined;
  let listening: AbortController | undefined;

  const draw = () => {
    drawn = true;
    const root = host.attachShadow({ mode: 'closed' });
    const button = document.createElement('button');
    button.title = label;
    button.ariaLabel = label;
    // It is for the mouse: by keyboard there is the shortcut, and Tab goes on to the page's next field.
    button.tabIndex = -1;
    button.append(microphone());
    button.addEventListener('pointerenter', near);
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', (event) => event.isTrusted && press());
    const sheet = document.createElement('style');
    sheet.textContent = style;
    root.append(sheet, button);
  };
  const stand = () => {
    const box = field?.isConnected ? field.getBoundingClientRect() : undefined;
    if (!box || box.width < 3 * sizePx) return host.remove();
    const top = box.bottom - Math.min(box.height, sizePx + 2 * gapPx) / 2 - sizePx / 2;
    host.setAttribute('style', `${place} left: ${box.right - sizePx - gapPx}px !important; top: ${top}px !important`);
    if (!host.isConnected) document.documentElement.append(host);
  };
  const onFocus = ({ target }: FocusEvent) => {
    const element = target instanceof Element ? target.closest(fields) : null;
    field = element && !(element as HTMLInputElement).readOnly ? element : undefined;
    if (field && !drawn) draw();
    stand();
  };
  return {
    show(wanted: boolean) {
      listening?.abort();
      host.remove();
      if (!wanted) return;
      listening = new AbortController();
      const { signal } = listening;
      document.addEventListener('focusin', onFocus, { capture: true, signal });
      document.addEventListener('focusout', () => host.remove(), { capture: true, signal });
      window.addEventListener('scroll', () => host.isConnected && stand(), { capture: true, passive: true, signal });
      window.addEventListener('resize', () => host.isConnected && stand(), { signal });
    },
  };
}

function microphone(): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const icon = document.createElementNS(space, 'svg');
  for (const [name, value] of Object.entries({ viewBox: '0 0 16 16', width: '14', height: '14', fill: 'none' }))
    icon.setAttribute(name, value);
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', 'M8 2a2 2 0 0 1 2 2v4a2 2 0 0 1-4 0V4a2 2 0 0 1 2-2zM4 8a4 4 0 0 0 8 0M8 12v2');
  path.setAttribute('stroke', 'currentColor');
  path.setAttribute('stroke-width', '1.4');
  path.setAttribute('stroke-linecap', 'round');
  icon.append(path);
  return icon;
}
