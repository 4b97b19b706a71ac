/** Where a JSON pointer stands in a text. */
import { findNodeAtLocation, parseTree } from 'jsonc-parser';

/** The line, from 1, on which the value of the pointer starts; undefined where there is none. */
export function lineOf(text: string, pointer: string): number | undefined {
  const root = parseTree(text);
  const path = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const node = root && findNodeAtLocation(root, path);
  return node ? text.slice(0, node.offset).split('\n').length : undefined;
}
