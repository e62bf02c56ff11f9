import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { countReporter } from './test/tools/count-reporter.mjs';
import { browserArgs, requireBrowser } from './test/tools/find-browser.mjs';
import { testFiles } from './test/tools/lanes.mjs';

/** The browser lane. One file: `npx wtr test/view/x.test.ts`. */
export default {
  files: testFiles('browser', fileURLToPath(new URL('.', import.meta.url))),
  nodeResolve: { exportConditions: ['development', 'browser'] },
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'esnext',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
    // What `themes/` holds, for tests that go through all of it.
    {
      name: 'theme-names',
      serve: ({ path }) =>
        path === '/themes/'
          ? {
              type: 'json',
              body: JSON.stringify(
                readdirSync(new URL('./themes/', import.meta.url))
                  .filter((file) => file.endsWith('.json'))
                  .map((file) => file.slice(0, -5)),
              ),
            }
          : undefined,
    },
  ],
  concurrentBrowsers: 1,
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath: requireBrowser(), args: browserArgs },
    }),
  ],
  // Generous, for machines that do other things too; no test measures time.
  testFramework: { config: { timeout: 60_000 } },
  // A promise that nobody awaits fails the test that left it behind.
  testRunnerHtml: (framework) => `<!doctype html>
<html lang="en">
  <body>
    <script>
      addEventListener('unhandledrejection', (event) => {
        event.preventDefault();
        throw event.reason;
      });
    </script>
    <script type="module" src="${framework}"></script>
  </body>
</html>`,
  // Everything a test writes to the console is shown, save for Lit's greeting in development.
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
  reporters: [defaultReporter(), countReporter()],
};
