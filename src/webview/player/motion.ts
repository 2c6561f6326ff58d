import type { PanelSettings } from '../../protocol/messages';

/** Whether the player glides between steps. VS Code puts its own wish for less motion on the body. */
export function movesSmoothly(animation: PanelSettings['animation']): boolean {
  if (animation !== 'auto') return animation === 'on';
  return (
    !document.body.classList.contains('vscode-reduce-motion') &&
    !window.matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
