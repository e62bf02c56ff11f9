/** Work that one receiver does at a time, by the number of its lock in the database: any, but each its own. */
export const LOCKS = {
  migrations: 736_024,
  queue: 736_025,
  /** With the id of a campaign. */
  campaign: 736_026,
  resultCounts: 736_027,
  events: 736_028,
  referralDays: 736_029,
  uploads: 736_030,
} as const;

export type Lock = (typeof LOCKS)[keyof typeof LOCKS];
