import { css } from 'lit';

export const queueItemStyles = css`
  article {
    display: grid;
    gap: var(--space-2);
    margin-inline: calc(-1 * var(--space-4));
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-card);
    scroll-margin-block: var(--space-2) 72px;
    transition: background-color var(--motion-out);
  }
  article:focus-visible {
    outline-offset: -2px;
  }
  .line {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 var(--space-3);
  }
  .state {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    font-weight: 500;
  }
  .state .icon {
    color: var(--muted);
  }
  .sending .icon,
  .recognising .icon,
  .stored .icon {
    color: var(--accent);
  }
  .needs_you .icon {
    color: var(--warning);
  }
  .recording .icon {
    color: var(--recording);
  }
  .about {
    grid-column: 1;
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    font-size: var(--size-small);
    overflow-wrap: anywhere;
  }
  .actions {
    grid-area: 1 / 2 / span 2;
    display: flex;
    gap: 2px;
    margin-right: calc(-1 * var(--space-2));
  }
  .actions .quiet:hover {
    background: var(--line);
  }
  .act {
    color: var(--accent-ink);
  }
  .text {
    max-width: 68ch;
    font-size: var(--size-reading);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  @media (hover: hover) {
    article:hover {
      background: var(--hover);
      transition-duration: 0ms;
    }
  }
`;
