// What a table may be at most. All are checked before anything of that size is allocated.

/** Bytes of a file. */
export const maxFileSize = 200_000_000;

export const maxColumns = 1_000;

/** Rows × columns, of a table as of the numbers that a model is trained on. */
export const maxCells = 10_000_000;

/** Bytes of a quoted cell, line breaks included: a quote that is never closed ends there. */
export const maxQuotedLength = 65_536;

/** Different words of a column of categories. A column with more is text, which no model here reads. */
export const maxCategories = 256;

/** Categories of a feature, each of which becomes a column of zeros and ones. */
export const maxFeatureCategories = 20;

/** Classes of a target. */
export const maxClasses = 100;

/** Mistakes that are written out, for each column and each kind of bad row. The others are counted. */
export const maxListed = 100;

/** Updates and epochs of the stochastic descent that is shown first. */
export const maxUpdates = 20_000;
export const maxEpochs = 20;

/** Of fewer rows none is kept out of training at first. */
export const minRowsToHoldOut = 20;
