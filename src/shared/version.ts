/** The package's version, told in every envelope. */
export const VERSION = '0.1.0';
