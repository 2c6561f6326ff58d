// User settings of the VS Codes under test.

/** Shows the workspace and what the extension adds, first of all. */
export const plain = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
};

/** Keeps the workbench quiet as well, so that a test sees nothing but what it caused. */
export const quiet = {
  ...plain,
  'workbench.enableExperiments': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'remote.autoForwardPorts': false,
  'git.enabled': false,
  'update.mode': 'none',
};

/** Trusts every workspace. */
export const trusting = { 'security.workspace.trust.enabled': false };

/** Opens every workspace in Restricted Mode, without asking. */
export const restricted = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
};
