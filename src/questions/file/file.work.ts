import { asText } from '../../engine/values.ts';
import type { Text } from '../../flow/flow.ts';
import { asRecord } from '../../shared/as-record.ts';
import { own } from '../../shared/json.ts';
import type { FieldBase, QuestionWork } from '../question.work.ts';

export interface FileField extends FieldBase<'file'> {
  /** Media types and endings, as the attribute of the same name takes them. */
  readonly accept: readonly string[];
  /** Bytes of one file at the most. */
  readonly size?: number;
  readonly camera?: 'front' | 'back';
  readonly min: number;
  readonly max: number;
  /** Whether a list is kept, and not one file. */
  readonly isMany: boolean;
  readonly tooFew?: Text;
  readonly tooMany?: Text;
  /** A clip may be recorded, of so many seconds at the most, or something typed instead. */
  readonly voice?: number;
  /** Name or address of the endpoint that hands out addresses. */
  readonly upload: string;
}

/** Where nothing else is said. */
const ENDPOINT = 'uploads';
/** No question takes more files than these. */
const MOST_FILES = 100;
/** Seconds of a voice clip. */
const USUAL_CLIP = 120;
const LONGEST_CLIP = 600;

const units: { readonly [unit: string]: number } = { kB: 1000, MB: 1_000_000 };
/** "10 MB" in bytes. */
function bytesOf(size: unknown): number | undefined {
  const [, amount, unit] = /^(\d+) ?(kB|MB)$/.exec(asText(size)) ?? [];
  return amount && unit ? Number(amount) * units[unit]! : undefined;
}

const whole = (value: number, least: number, most: number): number =>
  Math.trunc(Math.min(most, Math.max(least, value)));

export const fileWork: QuestionWork<FileField> = {
  type: 'file',
  place: 'below',
  read(field, tools) {
    const { accept, size, camera, many, voice, upload, seconds, files } = field;
    const limits = asRecord(many);
    const most = tools.number(own(limits, 'max')) ?? tools.number(field.max) ?? (many ? MOST_FILES : 1);
    const max = whole(most, 1, MOST_FILES);
    const least = tools.number(own(limits, 'min')) ?? tools.number(field.min) ?? 1;
    return {
      name: asText(field.as) || asText(files),
      // Whoever asks for a voice takes sound.
      accept: Array.isArray(accept) ? accept.map(asText).filter(Boolean) : voice === true ? ['audio/*'] : [],
      size: bytesOf(size),
      camera: camera === 'front' || camera === 'back' ? camera : undefined,
      max,
      min: whole(least, field.skip ? 0 : 1, max),
      isMany: Boolean(many) || max > 1,
      tooFew: own(limits, 'tooFew') as Text | undefined,
      tooMany: own(limits, 'tooMany') as Text | undefined,
      voice: voice === true ? whole(tools.number(seconds) ?? USUAL_CLIP, 1, LONGEST_CLIP) : undefined,
      upload: upload ? tools.address(upload) : ENDPOINT,
    };
  },
};
