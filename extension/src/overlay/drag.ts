/** Under it a press is a press. */
const slackPx = 4;

/** Lets a person move `host` with mouse, pen or finger. Events that a page makes up move nothing. */
export function drag(host: HTMLElement, { to, dropped }: { to(left: number, top: number): void; dropped(): void }) {
  host.addEventListener('pointerdown', (down) => {
    if (!down.isTrusted) return;
    // Keeps the focus, and with it the caret, in the field.
    down.preventDefault();
    const { left, top } = host.getBoundingClientRect();
    let moved = false;
    const over = new AbortController();
    const { signal } = over;
    const move = (event: PointerEvent) => {
      if (!event.isTrusted) return;
      const dx = event.clientX - down.clientX;
      const dy = event.clientY - down.clientY;
      if (!moved && Math.hypot(dx, dy) < slackPx) return;
      moved = true;
      to(left + dx, top + dy);
    };
    const end = (event: PointerEvent) => {
      if (!event.isTrusted) return;
      over.abort();
      if (moved) dropped();
    };
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', end, { signal });
    window.addEventListener('pointercancel', end, { signal });
  });
}
