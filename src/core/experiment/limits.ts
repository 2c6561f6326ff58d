// What an experiment may ask for at most. All are checked before anything is allocated.

/** Updates of one run. */
export const maxSteps = 1_000_000;

/** Numbers recorded by all runs together: parameters, loss and whatever else a recorded row has. */
export const maxRecordedNumbers = 20_000_000;

/** Runs of an experiment. */
export const maxRuns = 100;

/** Starts of an experiment, and seeds. */
export const maxRepetitions = 1_000;

/** Characters of a title or a label. */
export const maxTitleLength = 200;

/** Milestones of a schedule. */
export const maxScheduleList = 1_000;

/** Parameters of a model. */
export const maxParameters = 1_000_000;

/** Numbers of all features, and columns of them. */
export const maxDataNumbers = 10_000_000;
export const maxColumns = 1_000;

/** Hidden layers of a perceptron, and the width of one: what has to be orthogonalized is at most so wide. */
export const maxLayers = 16;
export const maxWidth = 1_000;

/** The degree of a polynomial: monomials of more are nothing but rounding. */
export const maxDegree = 20;

/** Numbers of rows in all batches that are listed. */
export const maxBatchedRows = 1_000_000;

/** Classes of a target: each has its own output. */
export const maxClasses = 1_000;

/** Updates of the stochastic one of three descents, where nobody said how many epochs they take. */
export const maxStepsOfDescents = 100_000;
