import { css } from 'lit';

export const wordRowStyles = css`
  article {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-3);
    min-height: 44px;
    margin-inline: calc(-1 * var(--space-4));
    padding: var(--space-1) var(--space-4);
    border-radius: var(--radius-control);
    /* Above the bar at the bottom of a phone. */
    scroll-margin-block: var(--space-2) 72px;
    transition: background-color var(--motion-out);
  }
  article.open {
    grid-template-columns: minmax(0, 1fr);
    padding-block: var(--space-3) var(--space-4);
    background: var(--hover);
  }
  article:focus-visible {
    outline-offset: -2px;
  }
  .text {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-3);
  }
  .written {
    font-size: var(--size-reading);
    overflow-wrap: anywhere;
  }
  .off .written {
    color: var(--muted);
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    font-size: var(--size-small);
    overflow-wrap: anywhere;
  }
  .actions {
    display: flex;
    gap: 2px;
    margin-right: calc(-1 * var(--space-2));
  }
  .actions .quiet:hover {
    background: var(--line);
  }
  @media (hover: hover) {
    article:not(:hover, :focus-within) .actions {
      opacity: 0;
    }
    article:hover {
      background: var(--hover);
      transition-duration: 0ms;
    }
  }
`;
