/**
 * A Vite plugin: compiles `kernels.as.ts` (AssemblyScript) to WebAssembly when the bundle is made, so that no binary lies in
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

/** WebAssembly of an AssemblyScript text; throws with the compiler's words where there is a fault in it. */
export async function wasmOf(source: string): Promise<Uint8Array> {
  let made: Uint8Array | undefined;
  const { error, stderr } = await asc.main(['kernels.ts', '--outFile', 'kernels.wasm', ...options], {
    readFile: (name) => (name === 'kernels.ts' ? source : null),
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') made = contents;
    },
    listFiles: () => [],
  });
  if (error || !made) throw new Error(`the kernels do not compile: ${stderr.toString() || error?.message}`);
  return made;
}

/** The plugin; needed wherever the compiled form of the engine is bundled or tested. */
export function kernelsPlugin(): {
  name: string;
  enforce: 'pre';
  transform(code: string, id: string): Promise<{ code: string; map: null } | undefined>;
} {
  return {
    name: 'redress-kernels',
    enforce: 'pre',
    transform: async (code, id) => {
      if (!id.endsWith(query)) return undefined;
      const base64 = Buffer.from(await wasmOf(code)).toString('base64');
      return { code: `export const wasm = '${base64}';\n`, map: null };
    },
  };
}
