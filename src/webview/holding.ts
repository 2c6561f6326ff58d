/**
 * Tells when a pointer or a key is pressed, and when none is any more: until then a gesture goes on, even if it pauses.
 */
export function observeHolding(window: Window, tell: (held: boolean) => void): void {
  const held = new Set<string>();
  let told = false;
  const change = (act: () => void) => {
    act();
    const isHeld = held.size > 0;
    if (isHeld === told) return;
    told = isHeld;
    tell(isHeld);
  };
  const listen = <Type extends keyof WindowEventMap>(
    type: Type,
    act: (event: WindowEventMap[Type]) => void,
  ) =>
    // Before anyone can stop it.
    window.addEventListener(type, (event) => change(() => act(event)), { capture: true });
  listen('pointerdown', ({ pointerId }) => held.add(`pointer ${pointerId}`));
  listen('pointerup', ({ pointerId }) => held.delete(`pointer ${pointerId}`));
  listen('pointercancel', ({ pointerId }) => held.delete(`pointer ${pointerId}`));
  listen('pointermove', ({ pointerId, buttons }) => {
    // The list that a native control opens keeps the release to itself.
    if (buttons === 0) held.delete(`pointer ${pointerId}`);
  });
  listen('keydown', ({ code, ctrlKey, metaKey, altKey }) => {
    // Of a command's key the release may never come.
    if (!ctrlKey && !metaKey && !altKey) held.add(code);
  });
  listen('keyup', ({ code }) => held.delete(code));
  listen('blur', () => held.clear());
}
