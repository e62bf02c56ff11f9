/** Deepest nesting and most fields that a result may have: far above what a conversation makes. */
export const MAX_DEPTH = 64;
export const MAX_FIELDS = 500;

/** What is too much about `json`; `null` when it is within bounds. Walks without recursion, so depth can't hurt it. */
export function tooMuch(json: unknown): 'depth' | 'fields' | null {
  let fields = 0;
  let level: unknown[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= MAX_DEPTH) return 'depth';
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      const members: unknown[] = Object.values(value);
      if (!Array.isArray(value)) fields += members.length;
      for (const member of members) if (typeof member === 'object' && member !== null) next.push(member);
    }
    if (fields > MAX_FIELDS) return 'fields';
    level = next;
  }
  return null;
}
