/** The types of `documents.mjs`, which is plain JavaScript because builds use it. */
export function documentsJson(root: string): string;
