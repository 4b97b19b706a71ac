/** The kernels in WebAssembly with 128-bit SIMD, where this machine and its content security policy allow them. */
import { type Kernels, plainKernels } from '../kernels.ts';
import { wasm } from './kernels.as.ts?wasm';
import { RoomKernels, type WasmExports } from './run.ts';

/** Bytes in a page of memory, and the most pages that are asked for at once: 2 GiB. */
const PAGE = 65_536;
const mostPages = 32_768;

/** The module of some bytes, or null where it may not be made here: no WebAssembly, no SIMD, or a policy against it. */
export function moduleOf(bytes: Uint8Array): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(bytes as BufferSource);
  } catch {
    return null;
  }
}

/** Kernels with a memory of their own of at least so many bytes; null where it is not to be had. */
export function roomOf(module: WebAssembly.Module, bytes: number): Kernels | null {
  try {
    const pages = Math.min(mostPages, Math.ceil(bytes / PAGE) + 1);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    return new RoomKernels(exports as unknown as WasmExports, memory.buffer);
  } catch {
    return null;
  }
}

/** Kernels of a module: plain ones that know how to get room for a load. */
export const kernelsOf = (module: WebAssembly.Module): Kernels => ({
  ...plainKernels,
  form: 'wasm',
  roomFor: (bytes) => roomOf(module, bytes) ?? plainKernels,
});

let known: Kernels | undefined;

/** The fastest kernels that this machine allows. Their `form` tells which they are; the module is made once. */
export function fastKernels(): Kernels {
  if (known) return known;
  const module = moduleOf(Uint8Array.from(atob(wasm), (letter) => letter.charCodeAt(0)));
  return (known = module ? kernelsOf(module) : plainKernels);
}
