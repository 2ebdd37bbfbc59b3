import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community';
import { select } from '../fields/inputs.ts';
import type { Mount } from '../playground.ts';

const mount: Mount = (root) => {
  ModuleRegistry.registerModules([AllCommunityModule]);
  root.style.height = '14rem';
  const grid = createGrid(root, {
    columnDefs: [{ field: 'name' }, { field: 'note', editable: true, flex: 1 }],
    rowData: [
      { name: 'Иванов', note: '' },
      { name: 'Петров', note: '' },
    ],
  });
  return {
    model() {
      const [editor] = grid.getCellEditorInstances();
      return String((editor ? editor.getValue() : grid.getDisplayedRowAtIndex(0)?.data?.note) ?? '');
    },
    async set(text, from = text.length, to = from) {
      grid.stopEditing(true);
      grid.getDisplayedRowAtIndex(0)?.setDataValue('note', text);
      grid.startEditingCell({ rowIndex: 0, colKey: 'note' });
      // The grid draws its editor in the next frame.
      await new Promise((resolve) => setTimeout(resolve, 60));
      const field = root.querySelector<HTMLInputElement>('.ag-cell-inline-editing input');
      field?.focus();
      if (field) select(field, from, to);
    },
  };
};
export default mount;
