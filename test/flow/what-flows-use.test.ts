import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { uses, whatFlowsUse } from '../../build/what-flows-use.ts';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { verbs } from '../../src/flow/blocks.ts';
import { askTypes } from '../../src/flow/questions.ts';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);
const read = (path: string) => readFileSync(at(path), 'utf8');
const isThere = (path: string) => existsSync(at(path));

const exampleFlow = (name: string) =>
  read(['examples/flows', 'examples/landing/flows'].map((folder) => `${folder}/${name}.json`).find(isThere)!);

/** As Storybook makes ids of titles and of names of exports. */
const kebab = (words: string) =>
  words
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])(?=[A-Z][a-z])/g, '$1-')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase();

/** What each story is made of, by its id: its source, with what all stories of its file share, and the example flows that it shows. */
const stories = new Map(
  readdirSync(at('stories'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.stories.ts'))
    .flatMap((name) => {
      const source = read(`stories/${name}`);
      const title = /title: '([^']+)'/.exec(source)![1]!;
      const [head = '', ...parts] = source.split(/^export const (?=\w+: Story)/m);
      return parts.map((part): [string, string] => {
        const shown = [...(head + part).matchAll(/exampleFlow\('([\w-]+)'\)/g)].map(([, flow]) => exampleFlow(flow!));
        return [`${kebab(title)}--${kebab(/^\w+/.exec(part)![0])}`, [head, part, ...shown].join('\n')];
      });
    }),
);

describe('the page of what flows use', () => {
  for (const { what, written, story } of uses)
    it(`is true of: ${what}`, () => {
      if (!story) return;
      expect([...stories.keys()]).to.include(story);
      const names = written.map(({ name }) => name).filter((name) => /^[a-z]\w*$/i.test(name));
      const shown = names.filter((name) => new RegExp(`\\b${name}\\b`).test(stories.get(story)!));
      if (names.length) expect(shown, `${story} shows none of ${names.join(', ')}`).not.to.deep.equal([]);
    });

  it('marks what this version passes over, which is what the checker tells of', () => {
    const isTold = (step: object) =>
      checkFlow({ flow: 'x', parts: { main: [step] } } as never).problems.some(({ code }) => code === 'unsupported');
    const all = uses.flatMap(({ written }) => written);
    const isMarked = (page: string, name: string) =>
      all.find((each) => each.page === page && each.name === name)?.waits;
    const told = (marked: boolean | undefined, step: object) => marked === undefined || marked === isTold(step);
    const wrong = [
      ...verbs.filter((verb) => !told(isMarked(`flow/steps.md#${verb}`, verb), { [verb]: 'x' })),
      ...askTypes.filter((type) => !told(isMarked(`flow/questions.md#${type}`, type), { ask: 'Well?', type })),
    ];
    expect(wrong).to.deep.equal([]);
  });

  it('has a row for each use, with a link to every name', () => {
    const page = whatFlowsUse();
    for (const { written } of uses)
      for (const { name, page: to } of written) expect(page).to.contain(`[\`${name}\`](${to})`);
    expect(page.split('\n').filter((line) => line.startsWith('| ')).length).to.equal(uses.length + 2);
  });
});
