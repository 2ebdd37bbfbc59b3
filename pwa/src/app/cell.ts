import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A value that can be watched. */
export interface Cell<T> {
  readonly value: T;
  set(next: T): void;
  /** @returns a function that ends the subscription */
  subscribe(listener: (value: T) => void): () => void;
}

export function createCell<T>(initial: T): Cell<T> {
  const listeners = new Set<(value: T) => void>();
  let value = initial;
  return {
    get value() {
      return value;
    },
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener(next);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Watched = { subscribe(listener: () => void): () => void };

/** Renders its host again whenever one of the watched changes, for as long as the host is on the page. */
export class Watch implements ReactiveController {
  private ends: (() => void)[] = [];
  private readonly host: ReactiveControllerHost;
  private readonly watched: () => Watched[];

  /** @param watched asked when the host enters the page: its properties are set by then */
  constructor(host: ReactiveControllerHost, watched: () => Watched[]) {
    this.host = host;
    this.watched = watched;
    host.addController(this);
  }

  hostConnected() {
    this.ends = this.watched().map((one) => one.subscribe(() => this.host.requestUpdate()));
  }

  hostDisconnected() {
    for (const end of this.ends) end();
  }
}
