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
  /* Its title, and what closes it. */
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: var(--space-4) var(--space-4) 0 var(--space-5);
  }
`;

/** A dialog that asks one thing. */
export const question = css`
  dialog {
    width: min(440px, calc(100vw - 32px));
    padding: var(--space-5);
  }
  dialog h2 + p {
    margin-top: var(--space-2);
  }
  dialog .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--space-2);
    margin-top: var(--space-5);
  }
`;

/** Opens a dialog that asks one thing. @returns whether it was closed by its button of the value `yes` */
export function ask(dialog: HTMLDialogElement): Promise<boolean> {
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}

/** Closes a dialog that was pressed beside what it holds. */
export function closeOutside({ target, currentTarget }: MouseEvent): void {
  if (target === currentTarget && target instanceof HTMLDialogElement) target.close();
}
