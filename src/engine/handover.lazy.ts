import { handoverWork } from '../blocks/handover/handover.work.ts';
import { byVerb } from './blocks.ts';

/** The block that hands over to a person: a chunk of its own, for flows that have one. */
export const handoverWorks = { blocks: byVerb([handoverWork]) };
