/** What stands where somebody's own words were. */
export const GONE = '···';
