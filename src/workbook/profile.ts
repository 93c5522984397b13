/**
 * What workbooks are set for: a briefing has frozen heads, filters, fills and print furniture, and several tables on a sheet; an accessible
 * one keeps the rules of the Government Analysis Function (`accessible/`).
 */
export const PROFILES = ['briefing', 'accessible'] as const;

/** A profile of {@link PROFILES}. */
export type Profile = (typeof PROFILES)[number];
