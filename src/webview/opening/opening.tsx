import type { LandscapePicture, Picture } from '../../protocol/messages';
import type { Opening } from '../../protocol/opening';
import { FormulaToolbar } from '../controls/formulaToolbar';
import { ToolbarFrame } from '../controls/toolbarFrame';
import { nothingYet } from '../state';

/** The panel without what follows: the toolbar, and the plane where it will be. It only looks like it. */
export function OpeningPanel({ opening }: { readonly opening: Opening }) {
  const { catalogue, landscape: formula, ...rest } = opening;
  const picture: Picture = { ...rest, runs: [] };
  const landscape: LandscapePicture = {
    ...formula,
    columns: 0,
    rows: 0,
    base: 0,
    values: new Float32Array(),
  };
  const offered = { optimizers: [], schedules: [], models: [], ...catalogue };
  const shown = {
    state: { ...nothingYet, catalogue: offered, picture, landscape },
    picture,
    landscape,
    ask: nothing,
    send: nothing,
  };
  return (
    <main class="panel" aria-busy="true" inert>
      <ToolbarFrame {...shown}>
        <FormulaToolbar {...shown} />
      </ToolbarFrame>
      <div class="body">
        <div class="plots">
          <div class="views">
            <section>
              <div class="heading">
                <h2>Landscape</h2>
                <span class="aside landscape-name">{landscape.name}</span>
              </div>
              <div class="plot">
                <canvas id="plane" role="img" aria-label="Trajectories" />
              </div>
            </section>
          </div>
        </div>
      </div>
    </main>
  );
}

function nothing(): void {}
