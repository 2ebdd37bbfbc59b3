/** Where the pill stands: the middle of its lower edge, as fractions of the viewport (kept per site). */
export interface Place {
  x: number;
  y: number;
}
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Space between the pill and the edge of the viewport; on a narrow one every pixel is needed for words. */
const marginPx = 24;
const narrowMarginPx = 12;
const narrowPx = 560;
export const defaultPlace: Place = { x: 0.5, y: 1 };

/**
 * @param pill its size in px
 * @param viewport its size in px
 * @param caret the line being written in; the pill moves to the top when it would cover it
 * @returns left and top in px
 */
export function placed(
  place: Place,
  pill: { width: number; height: number },
  viewport: { width: number; height: number },
  caret?: Box,
): { left: number; top: number } {
  const margin = viewport.width <= narrowPx ? narrowMarginPx : marginPx;
  const clamp = (value: number, most: number) => Math.max(margin, Math.min(value, most - margin));
  const left = clamp(place.x * viewport.width - pill.width / 2, viewport.width - pill.width);
  const top = clamp(place.y * viewport.height - pill.height, viewport.height - pill.height);
  const covers =
    caret !== undefined &&
    caret.left < left + pill.width + margin &&
    caret.left + caret.width > left - margin &&
    caret.top < top + pill.height &&
    caret.top + caret.height > top;
  if (!covers) return { left: Math.round(left), top: Math.round(top) };
  return {
    left: Math.round(left),
    top: top > viewport.height / 2 ? margin : viewport.height - pill.height - margin,
  };
}

/** The place that a pill dragged to `left, top` has. */
export const placeOf = ({ left, top, width, height }: Box, viewport: { width: number; height: number }): Place => ({
  x: (left + width / 2) / viewport.width,
  y: (top + height) / viewport.height,
});
