/** Works through the items in order, so many at a time. */
export async function inLanes<Item>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item, lane: number) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const lane = async (index: number) => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item, index);
  };
  await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index)));
}
