/** What each page of the playground offers to tests as `window.playground`. */
export interface Playground {
  /** The editor's own model as text, one `\n` between lines. */
  model(): string | Promise<string>;
  /**
   * Makes `text` the whole content, without a step to undo, gives the editor the focus and selects.
   * @param from first selected character, the end of the text if left out
   * @param to behind the last selected one, `from` if left out
   */
  set(text: string, from?: number, to?: number): void | Promise<void>;
}

/** Builds one page into `root`. */
export type Mount = (root: HTMLElement) => Playground | Promise<Playground>;

declare global {
  interface Window {
    playground: Playground;
  }
}
