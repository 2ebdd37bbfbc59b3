import type { FieldKind } from '../insertion/field.ts';

/** What one frame says of its focus when a dictation begins. */
export interface PinnedFrame {
  hasFocus: boolean;
  /** `frame`: the focus is in a frame inside this one. */
  focus: FieldKind | 'frame' | 'none';
  /** That frame shows another site. */
  foreign: boolean;
}
interface Frame {
  frameId: number;
  result?: PinnedFrame | undefined;
}

/**
 * The frame the text will go to. A frame cannot know whether the focus of the one above points at it, and with the
 * browser's own button pressed no document has the focus: then the field that would have it is taken.
 * @param frames in the order of the browser; the top frame has the id 0
 */
export function chooseFrame(frames: Frame[]): number {
  const top = frames.find(({ frameId }) => frameId === 0)?.result;
  if (top && top.focus !== 'frame') return 0;
  const inner = frames.filter(({ frameId, result }) => frameId !== 0 && result && isField(result));
  return (inner.find(({ result }) => result?.hasFocus) ?? inner[0])?.frameId ?? 0;
}

/** Whether the focus is in a frame of another site that has not answered: a field elsewhere is not the one meant. */
export const isOutOfReach = (frames: Frame[]): boolean =>
  frames.some(({ result }) => result?.foreign) &&
  !frames.some(({ result }) => result?.hasFocus && result.focus !== 'frame');

const isField = ({ focus }: PinnedFrame) => focus !== 'frame' && focus !== 'none';
