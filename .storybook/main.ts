import type { StorybookConfig } from '@storybook/web-components-vite';
import { languagePartsPlugin } from '../build/language-parts.ts';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  staticDirs: [
    // A brand's name means a file beside the script: in the build that is `assets`, while one works on stories `src`.
    { from: '../themes', to: '/assets/themes' },
    { from: '../themes', to: '/src/themes' },
    { from: '../examples/landing/images', to: '/images' },
    { from: '../stories/public/media', to: '/media' },
  ],
  viteFinal: (config) => ({ ...config, plugins: [...(config.plugins ?? []), languagePartsPlugin()] }),
  // Nothing leaves this machine.
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  features: { sidebarOnboardingChecklist: false, changeDetection: false },
};

export default config;
