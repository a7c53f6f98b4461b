/** Standing questions, as people ask for them. */
export const REPORT_NAMES = [
  'lone',
  'nobody-entered',
  'list-on',
  'about',
  'told',
  'outage',
  'looked',
  'trends',
  'visitors',
] as const;
export type ReportName = (typeof REPORT_NAMES)[number];

/** What somebody asks everything about. */
export const SUBJECTS = ['person', 'badge', 'container', 'seal'] as const;

/** How much one row of a count covers. */
export const TREND_PERIODS = ['week', 'month'] as const;
export type TrendPeriod = (typeof TREND_PERIODS)[number];

/** Times that are said by the day they are asked on, so that the same question is true again later. */
export const PERIODS = [
  'today',
  'yesterday',
  'last_7_days',
  'last_30_days',
  'this_week',
  'last_week',
  'this_month',
  'last_month',
  'since_review',
] as const;
export type Period = (typeof PERIODS)[number];
