import { css } from 'lit';

export const stylesStyles = css`
  legend {
    padding: 0;
    color: var(--muted);
    font-size: var(--size-small);
    font-weight: 500;
  }
  label {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 var(--space-3);
    margin-inline: calc(-1 * var(--space-3));
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-control);
    cursor: pointer;
  }
  label:hover {
    background: var(--hover);
  }
  input[type="radio"] {
    grid-row: span 2;
    width: 18px;
    height: 18px;
    margin: 3px 0 0;
    accent-color: var(--accent-fill);
  }
  .name {
    font-weight: 500;
  }
  .about {
    font-size: var(--size-small);
  }
  alfa-site-styles {
    margin-top: var(--space-2);
  }
`;
