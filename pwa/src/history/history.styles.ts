import { css } from 'lit';

export const historyStyles = css`
  .page > header {
    position: sticky;
    top: 0;
    z-index: 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    margin: calc(-1 * var(--space-6)) calc(-1 * var(--space-4)) var(--space-2);
    padding: var(--space-6) var(--space-4) var(--space-3);
    background: var(--paper);
  }
  .title {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
  }
  .title button {
    margin-right: calc(-1 * var(--space-2));
  }
  section h2 {
    padding: var(--space-5) 0 var(--space-1);
    color: var(--muted);
    font-size: var(--size-small);
    font-weight: 500;
  }
  li {
    padding-bottom: 2px;
  }
  .empty {
    padding-block: 12vh;
  }
  .empty p {
    max-width: 48ch;
  }
  @media (max-width: 767px) {
    .page > header {
      margin-top: calc(-1 * var(--space-4));
      padding-top: var(--space-4);
    }
  }
`;
