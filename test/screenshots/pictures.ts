import { dataPictures } from './dataPictures';
import { explanationPictures } from './explanationPictures';
import { filePictures } from './filePictures';
import { panelPictures } from './panelPictures';
import type { Picture } from './picture';
import { plotPictures } from './plotPictures';
import { recordPictures } from './recordPictures';
import { rulePictures } from './rulePictures';
import { streamingPictures } from './streamingPictures';

/** What is taken: a picture in a theme, by its name in settings. */
export interface Named {
  readonly name: string;
  readonly theme: string;
  readonly picture: Picture;
}

const pictures = [
  ...panelPictures,
  ...explanationPictures,
  ...plotPictures,
  ...rulePictures,
  ...dataPictures,
  ...streamingPictures,
  ...filePictures,
  ...recordPictures,
];

const ofContrast = pictures.filter(({ inEveryTheme }) => inEveryTheme);

const themes: readonly (readonly [name: string, theme: string, pictures: readonly Picture[]])[] = [
  ['light', 'Default Light Modern', pictures],
  ['dark', 'Default Dark Modern', pictures],
  ['high-contrast', 'Default High Contrast', ofContrast],
  ['high-contrast-light', 'Default High Contrast Light', ofContrast],
];

/** Every picture in each of its themes. */
export const all: readonly Named[] = themes.flatMap(([name, theme, shown]) =>
  shown.map((picture) => ({ name: `${name}-${picture.name}`, theme, picture })),
);
