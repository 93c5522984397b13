// A plan as JSON and back. JSON knows no maps, and turns what is undefined in a list into null; both are mended where they occur, so that
// reading a plan costs no more than reading XlsxWriter's content does.

/** A plan as JSON, its maps as lists of pairs. */
export function planText(plan) {
  return JSON.stringify(plan, (_, value) => (value instanceof Map ? [...value] : value));
}

/** The plan of {@link planText}. */
export function readPlan(text) {
  const plan = JSON.parse(text);
  for (const sheet of plan.sheets) {
    sheet.widths = sheet.widths?.map((width) => width ?? undefined);
    for (const series of (sheet.charts ?? []).flatMap((chart) => chart.series)) {
      if (series.points !== undefined) series.points = new Map(series.points);
      if (series.bounds !== undefined) series.bounds = new Map(series.bounds);
    }
  }
  return plan;
}
