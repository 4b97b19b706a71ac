/** The screens in their order: path, name, and the key after `g` that leads there. */
export const screens = [
  { path: '/', label: 'Compare', key: 'c' },
  { path: '/policy', label: 'Policy', key: 'p' },
  { path: '/author', label: 'Author', key: 'a' },
  { path: '/case', label: 'Case', key: 's' },
  { path: '/charts', label: 'Charts', key: 'h' },
  { path: '/impact', label: 'Impact', key: 'i' },
  { path: '/code', label: 'Code', key: 'o' },
] as const;

/** The screen of a path; Compare where there is none. */
export const screenOf = (path: string): (typeof screens)[number] =>
  screens.find((one) => one.path !== '/' && (path === one.path || path.startsWith(`${one.path}/`))) ??
  screens[0];
