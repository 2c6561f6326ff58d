import { atSaddle } from './happens/atSaddle';
import { cancelled } from './happens/cancelled';
import { climbs } from './happens/climbs';
import { clipped } from './happens/clipped';
import { converged } from './happens/converged';
import { ended } from './happens/ended';
import { diverged } from './happens/diverged';
import { falling } from './happens/falling';
import { neverMoves } from './happens/neverMoves';
import { onFlatGround } from './happens/onFlatGround';
import { overshoots } from './happens/overshoots';
import { reachesMinimum } from './happens/reachesMinimum';
import { stalled } from './happens/stalled';
import { startNotFinite } from './happens/startNotFinite';
import { swings } from './happens/swings';
import { trapped } from './happens/trapped';
import { turnsBack } from './happens/turnsBack';
import { walksStraight } from './happens/walksStraight';
import { zigzagGrows } from './happens/zigzagGrows';
import { zigzagShrinks } from './happens/zigzagShrinks';
import type { SentenceKind } from './sentence';
import { basin } from './why/basin';
import { bestMomentum } from './why/bestMomentum';
import { beyondLimit } from './why/beyondLimit';
import { carriesOn } from './why/carriesOn';
import { clippedSteps } from './why/clippedSteps';
import { constantSteps } from './why/constantSteps';
import { effectiveRate } from './why/effectiveRate';
import { equalSteps } from './why/equalSteps';
import { jumpsOver } from './why/jumpsOver';
import { leavesSaddle } from './why/leavesSaddle';
import { maximizes } from './why/maximizes';
import { noiseFloor } from './why/noiseFloor';
import { pace } from './why/pace';
import { scheduleOver } from './why/scheduleOver';
import { shrinkingSteps } from './why/shrinkingSteps';
import { slowDirection } from './why/slowDirection';
import { springs } from './why/springs';
import { stuckOnRidge } from './why/stuckOnRidge';
import { vanishingSlope } from './why/vanishingSlope';

type Kinds = readonly SentenceKind[];

/** How a run moved; the first that fits, and what the calmer axis did beside it. */
export const movements: Kinds = [zigzagShrinks, zigzagGrows, swings, overshoots, turnsBack];
export const companions: Kinds = [walksStraight, clipped];

/** After which there is nothing else to tell. */
export const failures: Kinds = [startNotFinite, diverged, cancelled, neverMoves];

/** Where it ended; the first that fits. */
export const endings: Kinds = [converged, reachesMinimum, trapped, atSaddle, onFlatGround, climbs, stalled];

/** What is said of where it stands if nothing else is. */
export const standings: Kinds = [falling, ended];

/** Why; the most telling first. */
export const causes: Kinds = [
  maximizes,
  beyondLimit,
  scheduleOver,
  stuckOnRidge,
  leavesSaddle,
  basin,
  vanishingSlope,
  noiseFloor,
  clippedSteps,
  jumpsOver,
  springs,
  shrinkingSteps,
  constantSteps,
  slowDirection,
  effectiveRate,
  bestMomentum,
  pace,
  carriesOn,
  equalSteps,
];

/** Every kind of sentence. */
export const sentenceKinds: Kinds = [
  ...movements,
  ...companions,
  ...failures,
  ...endings,
  ...standings,
  ...causes,
];
