import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The next page is fetched this far ahead of the end. */
const aheadPx = 600;

/** Asks for more whenever the button for more, `.more` in its host, comes near. */
export class EndInSight implements ReactiveController {
  private readonly host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };
  private readonly observer: IntersectionObserver;

  constructor(host: EndInSight['host'], more: () => void) {
    this.host = host;
    this.observer = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && more(), {
      rootMargin: `${aheadPx}px`,
    });
    host.addController(this);
  }

  hostUpdated() {
    this.observer.disconnect();
    const end = this.host.renderRoot.querySelector('.more');
    if (end) this.observer.observe(end);
  }

  hostDisconnected() {
    this.observer.disconnect();
  }
}
