import { css } from 'lit';

export const navigationStyles = css`
  :host {
    position: fixed;
    inset: 0 auto 0 0;
    z-index: 2;
    width: 216px;
    border-right: 1px solid var(--line);
    background: var(--paper);
  }
  header {
    display: flex;
    flex-direction: column;
    height: 100%;
    padding: var(--space-5) var(--space-3) var(--space-4);
  }
  .name {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 0 var(--space-2);
    margin-bottom: var(--space-5);
    border-radius: var(--radius-control);
    color: var(--ink);
    font-weight: 600;
    letter-spacing: -0.01em;
    text-decoration: none;
  }
  nav {
    display: grid;
    gap: 2px;
  }
  .place {
    position: relative;
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 36px;
    padding: 0 var(--space-2);
    border-radius: var(--radius-control);
    color: var(--muted);
    font-weight: 500;
    text-decoration: none;
    transition: background-color var(--motion-out), color var(--motion-out);
  }
  .place:hover {
    background: var(--hover);
    color: var(--ink);
    transition-duration: 0ms;
  }
  .place[aria-current] {
    background: var(--hover);
    color: var(--ink);
  }
  .place[aria-current] .icon {
    color: var(--accent);
  }
  .dot {
    width: 8px;
    height: 8px;
    margin-left: auto;
    border-radius: 50%;
    background: var(--recording);
  }
  .counter {
    min-width: 20px;
    margin-left: auto;
    padding: 1px 6px;
    border-radius: var(--radius-pill);
    background: var(--accent-wash);
    color: var(--ink);
    font-size: var(--size-caption);
    font-weight: 600;
    text-align: center;
  }
  .counter.needs-you {
    background: var(--warning-ink);
    color: var(--paper);
  }
  .away {
    display: flex;
    align-items: flex-start;
    gap: var(--space-2);
    padding: var(--space-4) var(--space-2);
    margin-top: auto;
    line-height: 1.4;
  }
  .away .icon {
    width: 16px;
    height: 16px;
    margin-top: 1px;
    color: var(--warning);
  }
  .foot {
    display: grid;
    gap: 2px;
  }
  .foot button {
    justify-content: space-between;
  }
  .who {
    overflow: hidden;
    padding: var(--space-3) var(--space-2) 0;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @media (max-width: 767px) {
    :host {
      inset: auto 0 0 0;
      width: auto;
      border-top: 1px solid var(--line);
      border-right: 0;
    }
    header {
      padding: 0 0 env(safe-area-inset-bottom);
    }
    .name,
    .foot,
    .people {
      display: none;
    }
    .away {
      position: absolute;
      inset: auto 0 100%;
      padding: var(--space-2) var(--space-4);
      border-top: 1px solid var(--line);
      background: var(--paper);
    }
    .away:not(:has(p)) {
      display: none;
    }
    nav {
      grid-auto-flow: column;
      /* Six places on 360 px. */
      grid-auto-columns: minmax(0, 1fr);
      gap: 0;
    }
    .place {
      flex-direction: column;
      justify-content: center;
      gap: 2px;
      min-height: 56px;
      padding: 0;
      font-size: var(--size-caption);
      letter-spacing: -0.01em;
    }
    .place .icon {
      width: 22px;
      height: 22px;
    }
    .place[aria-current],
    .place:hover {
      background: none;
    }
    .counter {
      position: absolute;
      top: 4px;
      left: calc(50% + 6px);
      margin: 0;
    }
    .dot {
      position: absolute;
      top: 8px;
      left: calc(50% + 12px);
      margin: 0;
    }
  }
  @media (forced-colors: active) {
    .place[aria-current] {
      outline: 1px solid;
    }
    .dot {
      background: CanvasText;
    }
  }
`;
