/** What the playground uses of packages that bring no types. */
declare module 'draft-js' {
  import type { Component } from 'react';
  export class ContentState {
    static createFromText(text: string): ContentState;
    getPlainText(separator: string): string;
  }
  export interface SelectionState {
    merge(change: { anchorOffset: number; focusOffset: number; hasFocus: boolean }): SelectionState;
  }
  export class EditorState {
    static createEmpty(): EditorState;
    static createWithContent(content: ContentState): EditorState;
    static forceSelection(state: EditorState, selection: SelectionState): EditorState;
    getCurrentContent(): ContentState;
    getSelection(): SelectionState;
  }
  export class Editor extends Component<{ editorState: EditorState; onChange(state: EditorState): void }> {
    focus(): void;
  }
}

declare module 'codemirror' {
  interface Position {
    line: number;
    ch: number;
  }
  interface CodeMirror5 {
    getValue(): string;
    setValue(text: string): void;
    clearHistory(): void;
    focus(): void;
    posFromIndex(index: number): Position;
    setSelection(anchor: Position, head: Position): void;
  }
  export default function CodeMirror(place: HTMLElement, options: { lineWrapping: boolean }): CodeMirror5;
}

declare module '@tarekraafat/autocomplete.js' {
  export default class AutoComplete {
    constructor(options: {
      selector(): HTMLElement;
      data: { src: string[] };
      threshold: number;
      resultItem: { highlight: boolean };
    });
  }
}

declare module '*.css';
declare module 'monaco-editor/editor/editor.api.js' {
  export * from 'monaco-editor';
}
