import type { DocumentState, FromWebview, PanelCommand } from '../../protocol/messages';
import { drawings, LineIcon } from './icons';
import { MenuButton } from './menuButton';

/** What the menu offers, line by line; `group` begins another group. */
const entries: readonly { readonly command: PanelCommand; readonly name: string; readonly group?: true }[] = [
  { command: 'newComparison', name: 'New comparison' },
  { command: 'presets', name: 'Presets…' },
  { command: 'open', name: 'Open…', group: true },
  { command: 'saveAs', name: 'Save as…' },
  { command: 'openAsText', name: 'Open as text' },
  { command: 'copyAsText', name: 'Copy as text', group: true },
  { command: 'paste', name: 'Paste experiment' },
  { command: 'manageOptimizers', name: 'Manage own optimizers…', group: true },
];

/** What can be done with the experiment as a whole. */
export function ExperimentMenu(props: {
  readonly document: DocumentState;
  readonly send: (message: FromWebview) => void;
}) {
  const { document, send } = props;
  const offered = entries.filter(({ command }) => command !== 'openAsText' || document.kind !== 'unsaved');
  return (
    <MenuButton
      class="bare history"
      label="More"
      title="More"
      menuLabel="Experiment"
      items={offered.map(({ command, name, group }) => ({
        id: command,
        name,
        class: group && 'group',
        act: () => send({ type: 'command', command }),
      }))}
    >
      <LineIcon path={drawings.more} />
    </MenuButton>
  );
}
