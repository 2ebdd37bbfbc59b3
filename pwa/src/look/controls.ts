import { css } from 'lit';

/** Buttons, fields, switches and keys: native controls in the colours of the tokens. */
export const controls = css`
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-height: 36px;
    padding: 0 var(--space-3);
    border: 1px solid var(--edge);
    border-radius: var(--radius-control);
    background: transparent;
    color: var(--ink);
    font: 500 var(--size-body) / 1.2 var(--font);
    text-decoration: none;
    white-space: nowrap;
    cursor: pointer;
    transition: background-color var(--motion-out), color var(--motion-out), border-color var(--motion-out);
    -webkit-tap-highlight-color: transparent;
    touch-action: manipulation;
  }
  button:hover,
  .button:hover {
    background: var(--hover);
    transition-duration: 0ms;
  }
  button:active,
  .button:active {
    background: var(--line);
  }
  button:disabled {
    cursor: default;
    opacity: 0.6;
  }
  .primary {
    border-color: transparent;
    background: var(--accent-fill);
    color: var(--on-accent);
  }
  .primary:hover:not(:disabled) {
    background: color-mix(in oklab, var(--accent-fill) 90%, var(--ink));
  }
  .primary:active:not(:disabled) {
    background: color-mix(in oklab, var(--accent-fill) 80%, var(--ink));
  }
  .quiet {
    border-color: transparent;
    color: var(--muted);
    font-size: var(--size-small);
    min-height: 32px;
    padding: 0 var(--space-2);
  }
  .quiet:hover {
    color: var(--ink);
  }
  .quiet .icon {
    width: 16px;
    height: 16px;
  }
  .only-icon {
    width: 32px;
    padding: 0;
  }
  .link {
    min-height: 0;
    padding: 0;
    border: 0;
    border-radius: 2px;
    color: var(--accent-ink);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }
  .link:hover {
    background: none;
    text-decoration-thickness: 2px;
  }

  input:not([type="checkbox"], [type="radio"]),
  select,
  textarea {
    width: 100%;
    min-height: 40px;
    padding: 0 var(--space-3);
    border: 1px solid var(--edge);
    border-radius: var(--radius-control);
    background: var(--raised);
    color: var(--ink);
    font: 400 var(--size-body) / var(--leading-text) var(--font);
  }
  input:focus-visible,
  select:focus-visible,
  textarea:focus-visible {
    outline-offset: -1px;
  }
  input[aria-invalid="true"] {
    border-color: var(--recording);
  }
  textarea {
    padding-block: var(--space-2);
    resize: none;
  }
  ::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  select {
    appearance: none;
    padding-right: 34px;
    cursor: pointer;
    text-overflow: ellipsis;
  }
  .select {
    position: relative;
    display: block;
  }
  .select .icon {
    position: absolute;
    inset: 0 10px 0 auto;
    width: 16px;
    height: 16px;
    margin-block: auto;
    color: var(--muted);
    pointer-events: none;
  }
  .field {
    display: grid;
    gap: 6px;
  }
  .field > label,
  .field > .label {
    font-size: var(--size-small);
    font-weight: 500;
  }
  .field .hint {
    color: var(--muted);
    font-size: var(--size-small);
  }

  input[role="switch"] {
    appearance: none;
    position: relative;
    flex: none;
    width: 40px;
    height: 24px;
    margin: 0;
    border: 1px solid var(--edge);
    border-radius: var(--radius-pill);
    background: var(--raised);
    cursor: pointer;
    transition: background-color var(--motion-out), border-color var(--motion-out);
  }
  input[role="switch"]::before {
    content: "";
    position: absolute;
    top: 3px;
    left: 3px;
    width: 16px;
    height: 16px;
    border-radius: 50%;
    background: var(--edge);
    transition: transform var(--motion-out), background-color var(--motion-out);
  }
  input[role="switch"]:checked {
    border-color: var(--accent-fill);
    background: var(--accent-fill);
  }
  input[role="switch"]:checked::before {
    background: var(--on-accent);
    transform: translateX(16px);
  }

  /* On a narrow screen the icon speaks alone; the words stay for those who listen. */
  @media (max-width: 479px) {
    .quiet .words {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }

  kbd {
    display: inline-block;
    min-width: 22px;
    padding: 2px 6px;
    border: 1px solid var(--line);
    border-bottom-width: 2px;
    border-radius: 6px;
    background: var(--raised);
    color: var(--muted);
    font: 500 var(--size-caption) / 1.3 var(--font-mono);
    text-align: center;
    white-space: nowrap;
  }

  @media (pointer: coarse) {
    button:not(.link),
    .button {
      min-height: 44px;
    }
    .only-icon {
      width: 44px;
    }
    input:not([type="checkbox"], [type="radio"]),
    select,
    textarea {
      min-height: 44px;
      /* Below 16 px a phone zooms into the field. */
      font-size: 16px;
    }
  }
  @media (forced-colors: active) {
    input[role="switch"]:checked {
      background: Highlight;
      forced-color-adjust: none;
    }
    input[role="switch"]::before {
      background: ButtonText;
      forced-color-adjust: none;
    }
    .primary {
      border-color: ButtonText;
    }
  }
`;
