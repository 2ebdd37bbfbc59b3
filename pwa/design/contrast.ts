export type Theme = 'light' | 'dark';

/** Colours of one theme by token name, as `#rrggbb`. Only the base rule counts; `prefers-contrast` only raises it. */
export function coloursOf(tokensCss: string, theme: Theme): Map<string, string> {
  const base = tokensCss.slice(0, tokensCss.indexOf('@media'));
  const pairs = base.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\);/g);
  return new Map(Array.from(pairs, ([, name = '', light = '', dark = '']) => [name, theme === 'light' ? light : dark]));
}

/** WCAG 2.2 contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const linear = (from: number) => {
    const channel = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(1) + 0.7152 * linear(3) + 0.0722 * linear(5);
}
