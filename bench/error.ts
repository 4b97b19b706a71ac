/** A reason to give no figures: wrong answers, or a use that makes no sense. Shown as one line. */
export class BenchError extends Error {}
