import { css } from 'lit';

/** A native dialog: focus stays inside, Escape closes. */
export const dialog = css`
  dialog {
    width: min(560px, calc(100vw - 32px));
    max-height: min(640px, calc(100dvh - 64px));
    padding: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--raised);
    color: var(--ink);
    box-shadow: var(--shadow-float);
  }
  dialog::backdrop {
    background: light-dark(rgb(27 29 33 / 0.1), rgb(0 0 0 / 0.4));
  }
  dialog[open] {
    animation: appear var(--motion-in);
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
`;
