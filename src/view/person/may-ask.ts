/** A short answer that may ask for a person, or whether this is a bot: only then the code that knows is worth its bytes. */
export const mayAsk = /^(?=.{1,80}$).*(\?|\b(i|u|you|ik|je|jij|me|mij|to|met|please|graag|mens|spreken|\w*bot)\b)/i;
