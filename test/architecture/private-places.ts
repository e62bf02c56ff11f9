/** What names the machine or the network somebody worked on, and so means nothing to a reader of the repository. */
const places: readonly [RegExp, string][] = [
  [/(?<![\w.})-])\/(?:home|root|Users|work|tmp|farm|private|mnt)\/[\w.-]+/, 'a path of one machine'],
  [/\b[A-Z]:\\(?:Users|work|temp)\\/i, 'a path of one machine'],
  [/"resolved":\s*"(?:https?|git|file):/, 'a download address in the lock file (see .npmrc)'],
  [/\/\/[\w.:@-]*(?:registry|artifactory|nexus|verdaccio|mirror)[\w.-]*\.[a-z]{2,}/i, 'the host of a package registry'],
  [/^\s*(?:@[\w-]+:)?registry\s*=/, 'the host of a package registry'],
  [/\/\/[\w.-]+\.(?:internal|corp|lan)\b/, 'a host of a private network'],
  [/\/\/(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d+\.\d+/, 'an address of a private network'],
  [/\b(?:issue|ticket) #?\d+\b/i, 'a number that only the tracker knows: say the reason itself, or link it'],
];

/** Every line of a file that names such a place. */
export function privatePlaces(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const hit = places.find(([pattern]) => pattern.test(line));
    return hit ? [`${path}:${index + 1} names ${hit[1]}: ${line.trim().slice(0, 120)}`] : [];
  });
}
