import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Change } from '../../core/index';
import type { PanelState } from '../state';
import { newRun } from '../newRun';
import { drawings, LineIcon } from './icons';

/** Letters that follow each other faster than this spell a name, in ms. */
const pause = 700;

/** What can be added, and how. */
interface Offer {
  readonly id: string;
  readonly name: string;
  readonly change: Change;
  /** Of the user's own: saved, or new, which is always in sight. */
  readonly own?: 'saved' | 'new';
}

/** What the menu offers: the catalogue, then the own optimizers of the experiment and the settings, then a new one. */
export function offers({ catalogue, settings, picture }: PanelState): readonly Offer[] {
  const here = picture?.experiment.optimizers ?? {};
  const kept = Object.entries(settings.optimizers).filter(([id]) => !Object.hasOwn(here, id));
  const add = (id: string): Change => ({ kind: 'add-run', run: { optimizer: id } });
  return [
    ...(catalogue?.optimizers ?? []).map((offered) => ({
      id: offered.id,
      name: offered.name,
      change: { kind: 'add-run' as const, run: newRun(offered, settings.library) },
    })),
    ...Object.entries(here).map(([id, { name }]) => ({ id, name, change: add(id), own: 'saved' as const })),
    ...kept.map(([id, own]) => ({
      id,
      name: own.name,
      change: { kind: 'add-own' as const, own: { ...own, id } },
      own: 'saved' as const,
    })),
    { id: 'custom', name: 'Your own rule', change: { kind: 'add-own' }, own: 'new' },
  ];
}

/** A button that opens a menu of the optimizers; choosing one adds a run of it. */
export function AddOptimizer(props: {
  readonly optimizers: readonly Offer[];
  readonly filled?: boolean;
  readonly ask: (change: Change) => void;
}) {
  const { optimizers, filled = false, ask } = props;
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const typed = useRef({ text: '', time: -Infinity });
  const items = () => [...(root.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];

  // In the turn in which it opens: the next key is for the menu already.
  useLayoutEffect(() => {
    if (open) items()[0]?.focus();
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  /** The item that begins with what has been typed in one go; with a single letter, the next one. */
  const find = (all: readonly HTMLElement[], at: number, { key, timeStamp }: KeyboardEvent) => {
    if (key.length !== 1 || key === ' ') return undefined;
    const goesOn = timeStamp - typed.current.time < pause;
    const text = (goesOn ? typed.current.text : '') + key.toLowerCase();
    typed.current = { text, time: timeStamp };
    const from = Math.max(0, goesOn ? at : at + 1);
    return [...all.slice(from), ...all.slice(0, from)].find((item) =>
      item.textContent?.toLowerCase().startsWith(text),
    );
  };
  const move = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const named = find(all, at, event);
    const next = {
      ArrowDown: all[(at + 1) % all.length],
      ArrowUp: all[(at + all.length - 1) % all.length],
      Home: all[0],
      End: all[all.length - 1],
    }[event.key];
    if (event.key === 'Escape') close();
    else if (next !== undefined) next.focus();
    else if (named !== undefined) named.focus();
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
          {optimizers.map(({ id, name, change, own }) => (
            <button
              key={id}
              type="button"
              role="menuitem"
              class={own}
              tabIndex={-1}
              onPointerMove={({ movementX, movementY, currentTarget }) => {
                // A menu that opens below a resting pointer belongs to the keys.
                if (movementX !== 0 || movementY !== 0) currentTarget.focus();
              }}
              onClick={() => {
                ask(change);
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
