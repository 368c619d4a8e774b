/** The window's ground until the page is painted: `--desk` of renderer/ui/tokens.css, so that nothing flashes. */
export const GROUND = { light: '#e6dfd1', dark: '#151310' }
