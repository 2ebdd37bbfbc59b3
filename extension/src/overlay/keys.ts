/** Keys that mean something to a focused button of the pill; the page does not get them. */
export const pillKeys = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'Enter',
  'NumpadEnter',
  'Space',
] as const);
export type PillKey = typeof pillKeys extends Set<infer Key> ? Key : never;

/** One press of an arrow, and with Shift. */
const stepPx = 16;
const bigStepPx = 96;

const directions: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How far a key moves the pill in px; `home` takes it back to its usual place. */
export function moveOf(
  event: Pick<KeyboardEvent, 'code' | 'shiftKey'>,
): { dx: number; dy: number } | 'home' | undefined {
  if (event.code === 'Home') return 'home';
  const direction = directions[event.code];
  if (!direction) return undefined;
  const step = event.shiftKey ? bigStepPx : stepPx;
  return { dx: direction[0] * step, dy: direction[1] * step };
}
