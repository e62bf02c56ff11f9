/** What the first bytes of a file say that it is: what a browser or its sender calls it proves nothing. */
const signatures: readonly (readonly [types: readonly string[], at: number, bytes: readonly number[] | string])[] = [
  [['image/jpeg'], 0, [0xff, 0xd8, 0xff]],
  [['image/png'], 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  [['image/gif'], 0, 'GIF8'],
  [['image/webp'], 8, 'WEBP'],
  [['application/pdf'], 0, '%PDF-'],
  [['audio/wav', 'audio/x-wav'], 8, 'WAVE'],
  [['audio/mpeg'], 0, 'ID3'],
  [['audio/mpeg'], 0, [0xff, 0xfb]],
  [['audio/mpeg'], 0, [0xff, 0xf3]],
  [['audio/ogg', 'video/ogg'], 0, 'OggS'],
  // One box serves pictures, sound and films; and so does the other.
  [['image/heic', 'image/heif', 'image/avif', 'video/mp4', 'video/quicktime', 'audio/mp4', 'audio/x-m4a'], 4, 'ftyp'],
  [['video/webm', 'audio/webm'], 0, [0x1a, 0x45, 0xdf, 0xa3]],
];

/** Types that are taken. What a browser would run, such as SVG and HTML, is none of them. */
export const TYPES: ReadonlySet<string> = new Set(signatures.flatMap(([types]) => types));

/** Bytes from which on the kind of a file is known. */
export const ENOUGH = 16;

/** The type without its details: "audio/webm;codecs=opus" is "audio/webm". */
export const bareType = (type: string): string => type.split(';')[0]!.trim().toLowerCase();

/** Whether a file that begins with `start` may be what it is called. */
export const isKind = (type: string, start: Uint8Array): boolean =>
  signatures.some(([types, at, bytes]) => {
    const expected = typeof bytes === 'string' ? [...bytes].map((sign) => sign.charCodeAt(0)) : bytes;
    return types.includes(bareType(type)) && expected.every((byte, index) => start[at + index] === byte);
  });
