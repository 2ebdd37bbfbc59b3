export interface SimulatedEvent {
  atS: number;
  run(): void;
}

/** Events in the order of time, those of one moment as they were added. */
export class EventQueue {
  readonly #events: SimulatedEvent[] = [];

  add(atS: number, run: () => void): void {
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#events[middle]?.atS ?? 0) > atS) low = middle + 1;
      else high = middle;
    }
    this.#events.splice(low, 0, { atS, run });
  }

  next(): SimulatedEvent | undefined {
    return this.#events.pop();
  }
}
