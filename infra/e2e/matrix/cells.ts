import type { Row } from '../../playground/rows.ts';

/** One cell of the matrix: what stands in a field of a row, what is said, and what must stand there then. */
export interface Cell {
  row: Row;
  /** `caret`: into the middle, then a key is pressed: it must come right behind the text. */
  into: 'empty' | 'middle' | 'selection' | 'caret';
  says: 'single' | 'multi' | 'half-thousand' | 'long';
  text: string;
  before: { text: string; from: number; to: number };
  after: string;
}

const texts = {
  single: 'Привет, мир 🎉 ёж',
  multi: 'Первая строка 🎉\nвторая, с ёлкой\nтретья',
  'half-thousand': longText(500),
  long: longText(20_000),
};
/** A key that no text here holds. */
export const markKey = 'z';

/** All cells of a row. */
export function cellsOf(row: Row): Cell[] {
  if (row.says) return spoken(row, row.says);
  const places = row.caret === 'end' ? (['empty', 'selection'] as const) : (['empty', 'middle', 'selection'] as const);
  const plain = places.flatMap((into) => (['single', 'multi'] as const).map((says) => cellOf(row, into, says)));
  if (row.expected !== 'typed' || row.maxLength) return plain;
  const long = [cellOf(row, 'middle', 'half-thousand'), cellOf(row, 'middle', 'long')];
  // There the focus goes back to the button, so a key goes elsewhere.
  return row.id === 'toolbar' ? [...plain, ...long] : [...plain, cellOf(row, 'caret', 'single'), ...long];
}

/** So few that all rows in both browsers are a part of `npm test`. */
export const fewCellsOf = (row: Row): Cell[] =>
  cellsOf(row).filter(
    ({ into, says }) =>
      (into === 'empty' && (says === 'multi' || row.says)) ||
      (into === 'selection' && says === 'single' && !row.says) ||
      (into === 'caret' && says === 'single'),
  );

function cellOf(row: Row, into: Cell['into'], says: Cell['says']): Cell {
  const base = {
    empty: { text: '', from: 0, to: 0 },
    middle: { text: 'раз три', from: 4, to: 4 },
    selection: { text: 'раз ДВА три', from: 4, to: 7 },
    caret: { text: 'раз три', from: 4, to: 4 },
  }[into];
  const text = texts[says];
  const lined = row.lines === 'one' ? text.replaceAll('\n', ' ') : text;
  const [head, tail] = [base.text.slice(0, base.from), base.text.slice(base.to)];
  // Before a word comes a space.
  const whole = /^\p{L}/u.test(tail) ? `${lined} ` : lined;
  const room = row.maxLength ? row.maxLength - head.length - tail.length : whole.length;
  const mark = into === 'caret' ? markKey : '';
  const after = row.expected === 'typed' ? head + whole.slice(0, Math.max(0, room)) + mark + tail : base.text;
  return {
    row,
    into,
    says,
    text,
    before: row.id === 'input-date' ? { text: '', from: 0, to: 0 } : base,
    after: row.id === 'input-date' ? '' : after,
  };
}

/** A field that takes only some texts: into the empty one, and in place of all. */
function spoken(row: Row, { text, there, over }: NonNullable<Row['says']>): Cell[] {
  const cell = { row, says: 'single', text, after: there } as const;
  return [
    { ...cell, into: 'empty', before: { text: '', from: 0, to: 0 } },
    { ...cell, into: 'selection', before: { text: over, from: 0, to: over.length } },
  ];
}

/** Sentences of different words, so that a part is not taken for another; a line break now and then. */
function longText(length: number): string {
  let text = '';
  for (let sentence = 1; text.length < length; sentence += 1) {
    const end = sentence % 5 === 0 ? '\n' : ' ';
    text += `Предложение номер ${sentence} говорит о деле ${sentence * 7} и кончается точкой 🎉.${end}`;
  }
  return `${text.slice(0, length - 6).trimEnd()} конец`;
}
