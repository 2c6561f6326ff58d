// User settings of the VS Codes under test.

/** Keeps the workbench quiet, so that a test sees nothing but what it caused. */
export const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'remote.autoForwardPorts': false,
  'chat.disableAIFeatures': true,
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
