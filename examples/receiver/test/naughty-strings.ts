/** What a visitor may type or paste that some program on the way could take for something else, by what would be taken in. */
const naughty: Readonly<Record<string, readonly string[]>> = {
  'empty and blank': ['', ' ', '\t', '\n', '\r\n', '\u00a0', '\u2003', '\u200b', '\ufeff', '\u3000 \u2028 \u2029', '   both ends   '],
  'words of programs': ['null', 'undefined', 'NULL', 'nil', 'None', 'true', 'false', 'NaN', 'Infinity', '-Infinity', '[object Object]', '__proto__', 'constructor', 'hasOwnProperty', 'toString', 'then'],
  numbers: ['0', '-0', '007', '1e400', '-1.7976931348623157e308', '9007199254740993', '0x10', '0b1', '1/0', '1,5', '1.000.000,00', '٣', '½', '²', '１２', '+47 91 23 45 67', '1E+02'],
  control: [...Array.from({ length: 32 }, (_, n) => `a${String.fromCharCode(n)}b`), 'a\u007fb', 'a\u0085b', '\u001b[31mred\u001b[0m', '\b\b\b', '\u0000'],
  'broken Unicode': ['\ud800', '\udfff', 'x\udc00\ud800y', '\uffff', '\ufffe', '\ufdd0', '\ufffd', '\u{10ffff}'],
  'signs that join': ['é', 'e\u0301', 'a\u0300\u0301\u0302\u0303\u0304', 'Z\u0351\u036b\u0343A\u0328\u0321L\u035cG\u0321', 'ﷺ', '﷽', 'ǅ', 'ß', 'ﬃ', 'İi', 'ıI', 'Ω\u2126', 'क्षि', 'ก็', '각', '각', '👩‍👩‍👧‍👦', '🏳️‍🌈', '🇳🇴🇳', '1️⃣', '👋🏿', '🫠', '☃', '✋🏻💪🏽'],
  directions: ['\u202eevil\u202c', '\u2066\u2067\u2069', 'مرحبا بالعالم', 'שלום abc 123', '\u061c\u200f\u200e', 'ab\u0338c'],
  scripts: ['Þórbergur Ǽ', 'Ελληνικά', 'Кириллица', '田中さんにあげて下さい', '社會科學院', '울란바토르', '𠜎𠜱𠝹', 'தமிழ்', '𝕿𝖍𝖊 𝓺𝓾𝓲𝓬𝓴', 'ʇǝɹol', '(╯°□°)╯︵ ┻━┻', '´¡™£¢∞§¶•ªº–≠', '⁰⁴⁵₀₁₂', '\u2070\u00ad\u034f'],
  quotes: [`'`, `"`, `''`, `""`, '`', '\\', '\\\\', `\\'`, '“”‘’«»‹›', `'"'"'''"`, '\\u0000', '\\x41', '%00', '%s%n%p', '{0}', '${7*7}', '{{7*7}}', '#{7*7}', '<%= 7*7 %>', '$1', '$$', '?', ':name', '@p1'],
  SQL: [`1; drop table results`, `'); drop table results; --`, `' or 1=1 --`, `" or ""="`, `1 union select null, null`, `admin'--`, '/* */', '%', '_', `E'\\\\x41'`, `$$ $tag$`, `';commit;--`, `\\copy`, `{"a":1}'::jsonb`],
  markup: ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>', '</textarea>', '<!--', ']]>', '<![CDATA[', '&lt;b&gt;', '&#x3c;', '&nbsp', 'javascript:alert(1)', 'data:text/html,x', '<a\u000bhref=x>', '[x](javascript:alert(1))', '<b>not closed', "' autofocus onfocus='x"],
  'files and shells': ['../../../../etc/passwd', '..\\..\\boot.ini', 'file:///etc/passwd', '; ls', '| cat', '`id`', '$(id)', '&& true', '> /dev/null', 'CON', 'nul.txt', 'C:\\', '~', '-rf', '--version', '@file'],
  'formulas': ['=1+1', '+1+1', '-1+1', '@SUM(1)', `=cmd|' /C calc'!A0`, '=HYPERLINK("http://x.example","y")', '\t=1', '\r=1', ';=1', ',=1', '"=1'],
  headers: ['a\r\nBcc: x@example.com', 'a\nSet-Cookie: x=1', 'a%0d%0aX: y', 'a\u2028b', '=?utf-8?q?=41?=', 'Anna <anna@example.com>, eve@example.com'],
  'long and dense': ['x'.repeat(10_000), '🙂'.repeat(3000), '\u0301'.repeat(2000), '"'.repeat(5000), '\\'.repeat(5000), '\u0001'.repeat(2000)],
};

export const naughtyStrings: readonly string[] = Object.values(naughty).flat();
