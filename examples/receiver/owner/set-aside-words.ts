const COUNTS_FOR_NOTHING = 'It was answered like any other, but nobody was put on a list.';

/** Why a result was set aside and what became of it, for the owner. */
export const SET_ASIDE_WORDS: Readonly<Record<string, { readonly why: string; readonly then: string }>> = {
  honeypot: { why: 'A field that people cannot see was filled in.', then: COUNTS_FOR_NOTHING },
  'too-fast': { why: 'The form was filled in faster than people type.', then: COUNTS_FOR_NOTHING },
  'no-fill-time': { why: 'It did not say how long the form took, as the chat always does.', then: COUNTS_FOR_NOTHING },
  'too-many-forms': {
    why: 'It was one of very many forms from one network address within a minute.',
    then: COUNTS_FOR_NOTHING,
  },
  'field-errors': {
    why: 'The e-mail address was missing or wrong.',
    then: 'The visitor was asked to mend it; a mended one stands among the results.',
  },
};
