/** Something that the site's owner can mend. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}
