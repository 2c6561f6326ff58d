import type { Change } from '../../core/index';
import type { FromWebview, LandscapePicture, Picture } from '../../protocol/messages';
import { DataLine } from '../data/dataLine';
import { DataToolbar } from '../data/dataToolbar';
import type { PanelState } from '../state';
import type { ViewState } from '../view';
import { FormulaToolbar } from './formulaToolbar';
import { ToolbarFrame } from './toolbarFrame';

/** What all runs have in common: the landscape, its formula, the start and the number of steps; and the way back. */
export function Toolbar(props: {
  readonly state: PanelState;
  readonly picture: Picture;
  readonly landscape: LandscapePicture;
  /** Whether what is seldom changed of data is shown. */
  readonly dataOpen: boolean;
  readonly look: (change: Partial<ViewState>) => void;
  readonly ask: (change: Change) => void;
  readonly send: (message: FromWebview) => void;
}) {
  const { state, picture, landscape, dataOpen, look, ask } = props;
  const { experiment } = picture;
  const { objective } = experiment;
  if (objective.kind !== 'data' || landscape.data === undefined) {
    return (
      <ToolbarFrame {...props}>
        <FormulaToolbar {...props} />
      </ToolbarFrame>
    );
  }
  const { catalogue, refusals } = state;
  const shared = { experiment, objective, data: landscape.data, models: catalogue?.models ?? [], refusals };
  return (
    <ToolbarFrame
      {...props}
      line={<DataLine {...shared} open={dataOpen} toggle={() => look({ dataOpen: !dataOpen })} ask={ask} />}
    >
      <DataToolbar {...shared} ask={ask} />
    </ToolbarFrame>
  );
}
