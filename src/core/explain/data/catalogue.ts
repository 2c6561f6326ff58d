import { maximizes } from '../why/maximizes';
import type { DataSentenceKind } from './facts';
import { aboveMinimum } from './happens/aboveMinimum';
import { cancelled } from './happens/cancelled';
import { course } from './happens/course';
import { diverged } from './happens/diverged';
import { falling } from './happens/falling';
import { firstSeed } from './happens/firstSeed';
import { heldOut } from './happens/heldOut';
import { hovers } from './happens/hovers';
import { neverMoves } from './happens/neverMoves';
import { overfits } from './happens/overfits';
import { rises } from './happens/rises';
import { stalled } from './happens/stalled';
import { startNotFinite } from './happens/startNotFinite';
import { batchBeyondLimit } from './why/batchBeyondLimit';
import { beyondLimit } from './why/beyondLimit';
import { fewUpdates } from './why/fewUpdates';
import { gradientNoise } from './why/gradientNoise';
import { noiseFloor } from './why/noiseFloor';
import { slowDirection } from './why/slowDirection';
import { withinLimit } from './why/withinLimit';

type Kinds = readonly DataSentenceKind[];

/** What is told of, before anything else. */
export const introductions: Kinds = [firstSeed];

/** After which there is nothing else to tell. */
export const failures: Kinds = [startNotFinite, diverged, cancelled, neverMoves];

/** From where to where the loss went. */
export const courses: Kinds = [course, rises, aboveMinimum];

/** What it does in the end; the first that fits. */
export const endings: Kinds = [hovers, falling, stalled];

/** What the held-out rows say to it; the first that fits. */
export const companions: Kinds = [overfits, heldOut];

/** Why; the most telling first. */
export const causes: Kinds = [
  maximizes,
  beyondLimit,
  batchBeyondLimit,
  noiseFloor,
  gradientNoise,
  slowDirection,
  withinLimit,
  fewUpdates,
];

/** Every kind of sentence of its own. */
export const dataSentenceKinds: Kinds = [
  ...introductions,
  ...failures,
  ...courses,
  ...endings,
  ...companions,
  ...causes.filter((kind) => kind !== maximizes),
];
