/**
 * Whether somebody's address was said to be a mistake after a code had gone to it: whoever comes back with it may only be after another code. For
 * SQL, with the places of the two parameters.
 */
export const hadCodeOfMistakeSql = (campaign: string, person: string): string =>
  `exists (select from rewards where campaign = ${campaign} and person = ${person} and side <> 'referrer' and status = 'cancelled'
     and reason = 'corrected' and coalesce(code, link) is not null)`;
