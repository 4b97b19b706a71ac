/** Monaco's two looks, with grounds of a difference on which every colour of JSON has a contrast of 4.5 at least. */

interface Look {
  readonly base: 'vs' | 'vs-dark';
  readonly inherit: true;
  readonly rules: { readonly token: string; readonly foreground: string }[];
  readonly colors: Readonly<Record<string, string>>;
}

/** By Monaco's own names, which they take the place of. */
export const looks: Readonly<Record<'vs' | 'vs-dark', Look>> = {
  vs: {
    base: 'vs',
    inherit: true,
    rules: [{ token: 'number.json', foreground: '06603e' }],
    colors: {
      'diffEditor.removedLineBackground': '#ff000018',
      'diffEditor.removedTextBackground': '#ff000022',
    },
  },
  'vs-dark': {
    base: 'vs-dark',
    inherit: true,
    rules: [
      { token: 'string.value.json', foreground: 'dba58d' },
      { token: 'keyword.json', foreground: '7cb8e8' },
    ],
    colors: {
      'diffEditor.removedLineBackground': '#ff00001f',
      'diffEditor.removedTextBackground': '#ff000026',
      'diffEditor.insertedLineBackground': '#9bb9551a',
      'diffEditor.insertedTextBackground': '#9ccc2c22',
    },
  },
};
