import { createElement, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Mount } from '../playground.ts';
import { select } from './inputs.ts';

type Tag = 'input' | 'textarea';
/** What stands in React's state, and how to change it from outside. */
interface State {
  text: string;
  change(text: string): void;
}

function Field({ tag, state }: { tag: Tag; state: State }) {
  [state.text, state.change] = useState('');
  return createElement(tag, {
    value: state.text,
    onChange: (event: { target: HTMLInputElement | HTMLTextAreaElement }) => state.change(event.target.value),
  });
}

/** The model is React's state: what is typed without an event that React hears is taken back at the next drawing. */
const controlled =
  (tag: Tag): Mount =>
  (root) => {
    const state: State = { text: '', change: () => undefined };
    flushSync(() => createRoot(root).render(createElement(Field, { tag, state })));
    return {
      model: () => state.text,
      set(text, from = text.length, to = from) {
        flushSync(() => state.change(text));
        const field = root.querySelector<HTMLInputElement | HTMLTextAreaElement>(tag);
        field?.focus();
        if (field) select(field, from, to);
      },
    };
  };

export const input = controlled('input');
export const textarea = controlled('textarea');
