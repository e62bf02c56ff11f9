import { flag, key, name, plain, sum } from '../../flow/keys.ts';
import { filled, list, string, word, sizeSchema } from '../../flow/schema-forms.ts';
import { many } from '../../flow/options.ts';
import { stepKind, type QuestionProseOf } from '../question.schema.ts';

export const fileQuestion = stepKind(
  'file',
  {
    accept: plain(list(string)),
    size: plain(sizeSchema),
    camera: plain(word(['front', 'back'])),
    many,
    min: sum,
    max: sum,
    files: name,
    voice: flag,
    seconds: sum,
    upload: key('address', filled),
  },
  { isPersonal: true },
);

export const fileProse: QuestionProseOf<typeof fileQuestion> = {
  about:
    'One or several files from the device of the visitor, sent to the endpoint while the visitor goes on. The answer is a reference: `id`, `name`, `size` and `type` of the file, or a list of them. What the endpoint does is described in [Files](../endpoints.md#files).',
  example: { ask: 'Can you show us the damage?', type: 'file', as: 'photos', accept: ['image/*'], many: { max: 3 } },
  keys: {
    accept: ['Which files: media types or endings, such as `image/*` or `.pdf`.', 'any'],
    size: ['Largest size of one file, such as "10 MB".', 'set by the endpoint'],
    camera: 'Offers the camera of a phone too: front or back.',
    many: ['Whether several files may be sent.', 'false'],
    min: ['Fewest files; prefer `many`.', '1'],
    max: ['Most files; prefer `many`.', '1; 100 with `many`'],
    files: 'Variable that keeps the files; prefer `as`.',
    voice: ['Whether a voice clip may be recorded, or the answer typed instead: then it is that text.', 'false'],
    seconds: ['Longest voice clip.', '120'],
    upload: ['Name of the endpoint that hands out addresses for files, or its address.', '`uploads`'],
  },
};
