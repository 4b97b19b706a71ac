/** Hands the reader a file. */

/** Offers the blob under the name; the browser reads it after the click has been handled. */
export function give(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
