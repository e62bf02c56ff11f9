/** 110 values that try to begin another header, another recipient or another body. */
const BREAKS = [
  '\r\n',
  '\n',
  '\r',
  '\n\r',
  '\r\n\r\n',
  '\n\n',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u000b',
  '\f',
  '\0\r\n',
  '\r\n ',
  '\r\n\t',
  '%0D%0A',
  '%0a',
  '\\r\\n',
  '=0D=0A',
  '=?UTF-8?Q?=0D=0A?=',
  '\u010a',
  '\uFF1A\r\n',
  ' \r\n',
];
const WANTED = [
  'Bcc: canary@evil.example',
  'Cc: canary@evil.example',
  'To: canary@evil.example',
  'Subject: canary',
  'Content-Type: text/html\r\n\r\n<b>canary</b>',
];

export const HEADER_INPUTS: readonly string[] = BREAKS.flatMap((each) =>
  WANTED.map((wanted) => `Anna${each}${wanted}`),
);
