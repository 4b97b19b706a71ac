/** What `kernels.plugin.ts` makes of an AssemblyScript text: WebAssembly as base64. */
declare module '*.as.ts?wasm' {
  export const wasm: string;
}
