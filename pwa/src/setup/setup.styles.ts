import { css } from 'lit';

export const setupStyles = css`
  .bare {
    width: min(100%, 560px);
  }
  header {
    padding: var(--space-7) 0 var(--space-6);
  }
  h1 {
    margin-bottom: var(--space-1);
    font-size: var(--size-display);
    letter-spacing: -0.02em;
  }
  .steps > li {
    display: grid;
    grid-template-columns: 28px minmax(0, 1fr);
    gap: var(--space-4);
    padding: var(--space-4) 0;
    border-top: 1px solid var(--line);
  }
  .steps > li.now {
    padding-bottom: var(--space-6);
  }
  .steps > li > div {
    display: grid;
    gap: var(--space-4);
    align-content: start;
  }
  h2 {
    min-height: 28px;
    font-size: var(--size-reading);
    line-height: 28px;
  }
  h2 + p {
    margin-top: calc(-1 * var(--space-3));
  }
  .next h2 {
    color: var(--muted);
    font-weight: 500;
  }
  .number {
    display: grid;
    place-items: center;
    width: 28px;
    height: 28px;
    border: 1px solid var(--line);
    border-radius: 50%;
    color: var(--muted);
    font-size: var(--size-small);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .now .number {
    border-color: transparent;
    background: var(--accent-fill);
    color: var(--on-accent);
  }
  .past .number {
    border-color: var(--accent);
    color: var(--accent-ink);
  }
  .number .icon {
    width: 16px;
    height: 16px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  .button.quiet {
    min-height: 36px;
    padding: 0 var(--space-3);
    font-size: var(--size-body);
  }
  @media (max-width: 767px) {
    header {
      padding: var(--space-6) 0 var(--space-5);
    }
    .button.quiet {
      padding: 0;
    }
  }
`;
