import { flag, name, plain, sum } from '../../flow/keys.ts';
import { list, string, word, sizeSchema } from '../../flow/schema-forms.ts';
import { many } from '../../flow/options.ts';
import { promised } from '../../flow/promised.ts';
import { stepKind, type QuestionProseOf } from '../question.schema.ts';

export const fileQuestion = promised(
  'Lead to a page or an address where it can be sent.',
  stepKind('file', {
    accept: plain(list(string)),
    size: plain(sizeSchema),
    camera: plain(word(['front', 'back'])),
    many,
    min: sum,
    max: sum,
    files: name,
    voice: flag,
  }),
);

export const fileProse: QuestionProseOf<typeof fileQuestion> = {
  about: 'One or several files from the device of the visitor.',
  example: { ask: 'Can you show us the damage?', type: 'file', as: 'photos', accept: ['image/*'], many: { max: 3 } },
  keys: {
    accept: ['Which files: media types or endings, such as `image/*` or `.pdf`.', 'any'],
    size: ['Largest size of one file, such as "10 MB".', 'set by the endpoint'],
    camera: 'Opens the camera of a phone: front or back.',
    many: ['Whether several files may be sent.', 'false'],
    min: ['Fewest files.', '1'],
    max: ['Most files; better said in `many`.', '1'],
    files: 'Variable that keeps the files.',
    voice: ['Whether a voice clip may be recorded.', 'false'],
  },
};
