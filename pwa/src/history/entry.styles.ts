import { css } from 'lit';

/** Lines of a folded dictation; most are shorter. */
const foldedLines = 4;

export const entryStyles = css`
  article {
    margin-inline: calc(-1 * var(--space-4));
    padding: var(--space-3) var(--space-4) var(--space-2);
    border-radius: var(--radius-card);
    transition: background-color var(--motion-out);
  }
  article:focus-visible {
    outline-offset: -2px;
  }
  :host(:not([open])) article {
    cursor: pointer;
  }
  :host([open]) article {
    background: var(--hover);
  }
  .text {
    max-width: 68ch;
    font-size: var(--size-reading);
    line-height: var(--leading-text);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  :host(:not([open])) .text {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: ${foldedLines};
  }
  mark {
    border-radius: 3px;
    background: var(--accent-wash);
    color: inherit;
    box-shadow: 0 0 0 1px var(--accent-wash);
  }
  footer {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 var(--space-3);
    min-height: 32px;
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    font-size: var(--size-small);
  }
  :host([open]) .about {
    grid-column: 1 / -1;
  }
  .host {
    overflow: hidden;
    max-width: 100%;
    text-overflow: ellipsis;
    color: inherit;
    font: inherit;
    text-decoration: none;
  }
  .host:hover {
    color: var(--ink);
    text-decoration: underline;
  }
  .label {
    padding: 0 6px;
    border: 1px solid var(--line);
    border-radius: var(--radius-pill);
  }
  .actions {
    display: flex;
    gap: 2px;
    margin-right: calc(-1 * var(--space-2));
  }
  :host([open]) .actions {
    grid-column: 1 / -1;
    width: calc(100% + 2 * var(--space-2));
    margin-left: calc(-1 * var(--space-2));
  }
  :host([open]) .fold {
    margin-left: auto;
  }
  .actions .quiet:hover {
    background: var(--line);
  }
  .fold .icon {
    transition: rotate var(--motion-out);
  }
  :host([open]) .fold .icon {
    rotate: 180deg;
  }
  button[aria-pressed="true"] {
    color: var(--accent-ink);
  }
  @media (hover: hover) {
    :host(:not([open])) article:not(:hover, :focus-within) .actions {
      opacity: 0;
    }
    :host(:not([open])) article:hover {
      background: var(--hover);
      transition-duration: 0ms;
    }
  }
  form {
    display: grid;
    gap: var(--space-2);
    margin-bottom: var(--space-2);
  }
  textarea {
    margin-inline: -13px;
    width: calc(100% + 26px);
    padding: 6px var(--space-3);
    font-size: var(--size-reading);
    overflow: hidden;
  }
  .buttons {
    display: flex;
    gap: var(--space-2);
  }
  @media (max-width: 479px) {
    /* One line beside the actions; the text itself says in which language it is. */
    :host(:not([open])) .language {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .actions .quiet {
      min-height: 40px;
    }
    .actions .only-icon {
      width: 40px;
    }
  }
`;
