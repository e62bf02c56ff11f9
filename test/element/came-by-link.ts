/*
 * The address of a test's page is the runner's. To be imported before all else: the browser then says that the visitor came by a link with a code,
 * as it does after a navigation. The runner's own parameter is no such code where it begins with a hyphen, as one of sixty-four does.
 */
export const parameter = 'friend';
export const code = 'ANNA2027';
export const came = `${location.origin}/vip?colour=blue&${parameter}=${code}`;

const ofTheBrowser = performance.getEntriesByType.bind(performance);
const ofTheVisit = { ...(ofTheBrowser('navigation')[0]!.toJSON() as PerformanceEntry), name: came };
performance.getEntriesByType = (type) => (type === 'navigation' ? [ofTheVisit] : ofTheBrowser(type));
