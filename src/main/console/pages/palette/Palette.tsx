// The search over everything, and every page and action by its name.
export function Palette() {
  return null;
}
