/**
 * A Vite plugin: compiles `kernels.as.ts` and `rows.as.ts` (AssemblyScript) to WebAssembly when the bundle is made, so that no binary lies in
 * the repository. What imports `./kernels.as.ts?wasm` gets the module's bytes as base64, `wasm`.
 */
import asc from 'assemblyscript/asc';

const query = '?wasm';

const options = [
  '--runtime',
  'stub',
  '--importMemory',
  '--noAssert',
  '--enable',
  'simd',
  '-O3',
  '--converge',
];

/** Compiles a file; where nobody reads for the compiler, it reads from the disk. */
async function compiled(
  file: string,
  more: readonly string[],
  readFile?: (name: string) => string | null,
): Promise<Uint8Array> {
  let made: Uint8Array | undefined;
  const { error, stderr } = await asc.main([file, '--outFile', 'kernels.wasm', ...more, ...options], {
    ...(readFile && { readFile }),
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') made = contents;
    },
    listFiles: () => [],
  });
  if (error || !made) throw new Error(`the kernels do not compile: ${stderr.toString() || error?.message}`);
  return made;
}

/**
 * WebAssembly of an AssemblyScript text; `beside` has the texts that it imports, by their names. Throws with the compiler's
 * words where there is a fault in one.
 */
export const wasmOf = (source: string, beside: Readonly<Record<string, string>> = {}): Promise<Uint8Array> =>
  compiled('kernels.ts', [], (name) => (name === 'kernels.ts' ? source : (beside[name] ?? null)));

/** The plugin; needed wherever the compiled form of the engine is bundled or tested. */
export function kernelsPlugin(): {
  name: string;
  enforce: 'pre';
  transform(code: string, id: string): Promise<{ code: string; map: null } | undefined>;
} {
  return {
    name: 'redress-kernels',
    enforce: 'pre',
    transform: async (_, id) => {
      if (!id.endsWith(query)) return undefined;
      const path = id.slice(0, -query.length);
      const at = path.lastIndexOf('/');
      const bytes = await compiled(path.slice(at + 1), ['--baseDir', path.slice(0, at)]);
      const base64 = Buffer.from(bytes).toString('base64');
      return { code: `export const wasm = '${base64}';\n`, map: null };
    },
  };
}
