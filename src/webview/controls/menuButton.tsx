import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Letters that follow each other faster than this spell a name, in ms. */
const pause = 700;

export interface MenuItem {
  readonly id: string;
  readonly name: string;
  readonly class?: string | undefined;
  readonly act: () => void;
}

/** A button that opens a menu, which is worked by keys as menus are. */
export function MenuButton(props: {
  readonly class: string;
  readonly label: string;
  /** What the menu is called. */
  readonly menuLabel: string;
  readonly title?: string;
  readonly items: readonly MenuItem[];
  readonly children: ComponentChildren;
}) {
  const { label, menuLabel, title, items: offered } = props;
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
        class={props.class}
        aria-label={label}
        title={title}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {props.children}
      </button>
      {open ? (
        <div class="menu" role="menu" aria-label={menuLabel} onKeyDown={move}>
          {offered.map(({ id, name, class: kind, act }) => (
            <button
              key={id}
              type="button"
              role="menuitem"
              class={kind}
              tabIndex={-1}
              onPointerMove={({ movementX, movementY, currentTarget }) => {
                // A menu that opens below a resting pointer belongs to the keys.
                if (movementX !== 0 || movementY !== 0) currentTarget.focus();
              }}
              onClick={() => {
                act();
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
