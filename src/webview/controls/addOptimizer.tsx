import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Change } from '../../core/index';
import type { Catalogue } from '../../protocol/messages';
import { drawings, LineIcon } from './icons';

/** A button that opens a menu of the optimizers; choosing one adds a run of it. */
export function AddOptimizer(props: {
  readonly optimizers: Catalogue['optimizers'];
  readonly filled?: boolean;
  readonly ask: (change: Change) => void;
}) {
  const { optimizers, filled = false, ask } = props;
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const items = () => [...(root.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];

  // In the turn in which it opens: the next key is for the menu already.
  useLayoutEffect(() => {
    if (open) items()[0]?.focus();
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const move = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const typed = event.key.length === 1 ? event.key.toLowerCase() : '';
    const named = [...all.slice(at + 1), ...all.slice(0, at + 1)].find(
      (item) => typed !== '' && item.textContent?.toLowerCase().startsWith(typed),
    );
    const next = {
      ArrowDown: all[(at + 1) % all.length],
      ArrowUp: all[(at + all.length - 1) % all.length],
      Home: all[0],
      End: all[all.length - 1],
    }[event.key];
    if (event.key === 'Escape') close();
    else if (next !== undefined) next.focus();
    else if (named !== undefined && typed !== ' ') named.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      class="menu-button"
      ref={root}
      onFocusOut={({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !root.current?.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        class={`add ${filled ? 'primary' : ''}`.trimEnd()}
        aria-label="Add optimizer"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <LineIcon path={drawings.plus} />
        <span>
          Add<span class="secondary-word"> optimizer</span>
        </span>
        <LineIcon path={drawings.down} />
      </button>
      {open ? (
        <div class="menu" role="menu" aria-label="Optimizers" onKeyDown={move}>
          {optimizers.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onPointerMove={({ movementX, movementY, currentTarget }) => {
                // A menu that opens below a resting pointer belongs to the keys.
                if (movementX !== 0 || movementY !== 0) currentTarget.focus();
              }}
              onClick={() => {
                ask({ kind: 'add-run', run: { optimizer: id } });
                close();
              }}
            >
              {name}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
