/** How `check` prints what it found. */
export const REPORT_FORMATS = ['text', 'json', 'github'] as const;

/** A format of {@link REPORT_FORMATS}. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];
