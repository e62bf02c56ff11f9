/** An arrow, for `View.icon`. */
export const sendPath = 'M4 12h15M13 6l6 6-6 6';
