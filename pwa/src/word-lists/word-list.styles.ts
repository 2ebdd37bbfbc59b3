import { css } from 'lit';

export const wordListStyles = css`
  .page > header {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-1) var(--space-3);
  }
  .title div {
    display: flex;
    gap: 2px;
    margin-right: calc(-1 * var(--space-2));
  }
  .page > header p.lead {
    margin-top: 0;
  }
  .tools {
    display: flex;
    gap: var(--space-3);
  }
  .tools alfa-search {
    flex: 1;
    min-width: 0;
  }
  .tools .select {
    flex: 0 1 200px;
    min-width: 0;
  }
  .count {
    margin: var(--space-5) 0 var(--space-1);
    color: var(--muted);
    font-size: var(--size-small);
  }
  .empty {
    display: grid;
    justify-items: start;
    gap: var(--space-2);
    padding: var(--space-7) 0;
  }
  .empty p {
    max-width: 56ch;
  }
  .empty dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-1) var(--space-4);
    margin: var(--space-2) 0;
    padding-left: var(--space-3);
    border-left: 2px solid var(--line);
  }
  .empty dt {
    color: var(--muted);
  }
  .empty dd {
    font-size: var(--size-reading);
  }
  .lines {
    white-space: pre-line;
  }
  mark {
    padding: 0 2px;
    border-radius: 3px;
    background: var(--accent-wash);
    color: inherit;
  }
  @media (max-width: 599px) {
    .tools {
      flex-direction: column;
    }
    .tools .select {
      flex: none;
    }
  }
`;
