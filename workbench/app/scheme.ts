/** Sets the colour scheme before the first paint; Mantine's own inline script would break the content security policy. */

/** Reads what was chosen before, else what the system prefers. */
export function setScheme(): void {
  let chosen: string | null = null;
  try {
    chosen = window.localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // Storage can be closed to us: the system's preference holds.
  }
  const system = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const scheme = chosen === 'light' || chosen === 'dark' ? chosen : system;
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
}
