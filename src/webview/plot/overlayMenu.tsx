import { useRef, useState } from 'preact/hooks';
import { drawings, LineIcon } from '../controls/icons';
import { overlayNames, overlays, type Overlay } from './overlays';

/** A button in the corner of the plot that opens the list of what can be laid over it. */
export function OverlayMenu(props: {
  readonly shown: readonly Overlay[];
  readonly offered: readonly Overlay[];
  readonly choose: (shown: readonly Overlay[]) => void;
}) {
  const { shown, offered, choose } = props;
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div
      ref={root}
      class="overlay-menu"
      onFocusOut={({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !root.current?.contains(relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.preventDefault();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        class="bare"
        aria-label="Overlays"
        title="Overlays"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <LineIcon path={drawings.overlays} />
      </button>
      {open ? (
        <fieldset class="overlay-list" aria-label="Overlays" tabIndex={-1}>
          {offered.map((overlay) => (
            <label key={overlay}>
              <input
                type="checkbox"
                checked={shown.includes(overlay)}
                onChange={({ currentTarget: { checked } }) =>
                  choose(overlays.filter((each) => (each === overlay ? checked : shown.includes(each))))
                }
              />
              {overlayNames[overlay]}
            </label>
          ))}
        </fieldset>
      ) : null}
    </div>
  );
}
