interface Size {
  width: number;
  height: number;
}
/** A window as the browser tells it; a minimised one has no place. */
interface Window {
  left?: number | undefined;
  top?: number | undefined;
  width?: number | undefined;
  height?: number | undefined;
}

/** Space between a small window and the edges of the one it belongs to. */
const marginPx = 24;

/** Where a small window covers least of the one that is being written in: its lower right corner. Empty where that has no place. */
export function cornerOf({ left, top, width, height }: Window, size: Size): { left?: number; top?: number } {
  if (left === undefined || top === undefined || width === undefined || height === undefined) return {};
  return {
    left: Math.max(left, left + width - size.width - marginPx),
    top: Math.max(top, top + height - size.height - marginPx),
  };
}
