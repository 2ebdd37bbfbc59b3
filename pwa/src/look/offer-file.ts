/** The browser reads the file after the click, when it comes to it. */
const keptForMs = 60_000;

/** Hands a file to the browser as a download. */
export function offerFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keptForMs);
}
