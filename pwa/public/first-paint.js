// Runs before the first paint, so that a chosen theme does not flash the other one. See src/look/look.ts.
try {
  const { theme } = JSON.parse(localStorage.getItem('alfavoice.look') ?? '{}');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Unreadable: the system's theme is shown, and the app writes it anew.
}
