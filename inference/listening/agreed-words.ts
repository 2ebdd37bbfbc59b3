/** What a live view shows: words that will hardly change, and those that may. */
export interface View {
  committed: string;
  tentative: string;
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Words count as agreed once two views in a row begin with them; what was agreed once is not taken back. */
export class AgreedWords {
  #last: string[] = [];
  #agreed: string[] = [];

  /** @param text of the newest look at a phrase, from its start */
  take(text: string): View {
    const words = wordsOf(text);
    let common = 0;
    while (common < words.length && words[common] === this.#last[common]) common += 1;
    const goesOn = this.#agreed.every((word, index) => words[index] === word);
    if (goesOn && common > this.#agreed.length) this.#agreed = words.slice(0, common);
    this.#last = words;
    return { committed: this.#agreed.join(' '), tentative: words.slice(this.#agreed.length).join(' ') };
  }
}
