/** What `validators.plugin.ts` makes: ajv's verdict for each kind of document. */
declare module 'virtual:validators' {
  type Validate = (value: unknown) => boolean;
  export const policy: Validate;
  export const cases: Validate;
  export const vocabulary: Validate;
  export const calendar: Validate;
  export const profile: Validate;
  export const code: Validate;
  export const selfAssessment: Validate;
  export const mapping: Validate;
}
