/** Ids of policies: a landlord's, or an edition's with the landlord's before the `@`. */

/** The id without the edition: `derby-homes@2024-04` → `derby-homes`. */
export const landlordOf = (policy: string): string => policy.split('@')[0] ?? policy;
