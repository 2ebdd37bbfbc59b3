import { insert } from '../insertion/insert.ts';
import type { OtherFrames } from '../insertion/other-frames.ts';
import { type Pin, pinFocused } from '../insertion/pin.ts';
import { placeCaret } from '../insertion/place-caret.ts';
import { type End, endOf, takeBack } from '../insertion/take-back.ts';
import { type Typing, watchTyping } from '../insertion/typing.ts';
import type { InsertOrder } from '../messages/messages.ts';
import type { Outcome } from '../messages/view.ts';

/** The field of one dictation, from its begin until the next one begins. */
interface Pinned {
  id: string;
  pin: Pin | undefined;
  typing: Typing;
  end: End;
}

/** Where in this frame the texts of a dictation go. */
export interface Target {
  /** Pins the field that is written in now. @param id names the dictation's pin */
  pin(id: string): Pin | undefined;
  pinned(): Pin | undefined;
  /** One text after the other, in the order of the calls. A pin of another dictation is `field_gone`. */
  insert(order: InsertOrder): Promise<Outcome>;
  keyPressed(event: KeyboardEvent): void;
}

export function createTarget(others: OtherFrames): Target {
  let current: Pinned | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const follow = async ({ pin: id, text, removes, cursor }: InsertOrder): Promise<Outcome> => {
    const at = current;
    if (at?.id !== id) return { kind: 'kept', reason: 'field_gone' };
    await at.typing.pause();
    const takenBack = !removes || (at.pin && (await takeBack(at.pin, at.end, removes)));
    const outcome = text === '' ? nothing : await insert(at.pin, text);
    if (outcome.kind === 'kept') return outcome;
    if (at.pin) at.end = endOf(at.pin);
    if (at.pin && cursor !== undefined) await placeCaret(at.pin, outcome.text, cursor);
    return takenBack ? outcome : { ...outcome, leftStanding: true };
  };
  return {
    pin(id) {
      current?.pin?.release();
      current?.typing.release();
      current = { id, pin: pinFocused(others), typing: watchTyping(), end: undefined };
      return current.pin;
    },
    pinned: () => current?.pin,
    insert(order) {
      const outcome = last.then(() => follow(order));
      last = outcome.catch(() => undefined);
      return outcome;
    },
    keyPressed: (event) => current?.typing.keyPressed(event),
  };
}

const nothing: Outcome = { kind: 'inserted', how: 'typed', text: '' };
