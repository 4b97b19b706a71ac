/** One JSON document on stdout and nothing else. */

/** A value as the text that is printed: indented by two, with a line feed at the end. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
