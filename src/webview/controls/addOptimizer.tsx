import type { Change } from '../../core/index';
import type { PanelState } from '../state';
import { newRun } from '../newRun';
import { drawings, LineIcon } from './icons';
import { MenuButton } from './menuButton';

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
  return (
    <MenuButton
      class={`add ${filled ? 'primary' : ''}`.trimEnd()}
      label="Add optimizer"
      menuLabel="Optimizers"
      items={optimizers.map(({ id, name, change, own }) => ({
        id,
        name,
        class: own,
        act: () => ask(change),
      }))}
    >
      <LineIcon path={drawings.plus} />
      <span>
        Add<span class="secondary-word"> optimizer</span>
      </span>
      <LineIcon path={drawings.down} />
    </MenuButton>
  );
}
